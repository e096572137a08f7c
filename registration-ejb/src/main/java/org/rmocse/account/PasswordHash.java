package org.rmocse.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with its settings kept in the hash, so that they can be raised later. Few are computed at once: the memory they
 * take is what makes them slow to guess, and must not be what brings the server down.
 */
final class PasswordHash {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Semaphore PLACES =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    /** What a password is compared with where there is no account, so that this takes as long. */
    private static final String NOBODY = of("nobody has this password");

    private PasswordHash() {}

    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return prefix()
                + ENCODER.encodeToString(salt)
                + '$'
                + ENCODER.encodeToString(compute(password, salt, MEMORY_KIB, ITERATIONS, LANES));
    }

    /** @param hash null where there is no account or no password: takes as long and is never true */
    static boolean matches(String password, String hash) {
        String[] parts = (hash == null ? NOBODY : hash).split("\\$");
        String[] settings = parts[3].split("[=,]");
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual = compute(
                password,
                Base64.getDecoder().decode(parts[4]),
                Integer.parseInt(settings[1]),
                Integer.parseInt(settings[3]),
                Integer.parseInt(settings[5]));
        return MessageDigest.isEqual(expected, actual) && hash != null;
    }

    /** True where the hash was made with other settings than today's. */
    static boolean isOutdated(String hash) {
        return !hash.startsWith(prefix());
    }

    private static String prefix() {
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + LANES + '$';
    }

    private static byte[] compute(String password, byte[] salt, int memory, int iterations, int lanes) {
        PLACES.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes((password == null ? "" : password).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            PLACES.release();
        }
    }
}
