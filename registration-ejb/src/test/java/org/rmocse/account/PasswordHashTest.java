package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final String PASSWORD = "correct horse 电池 staple";
    private static final String HASH = PasswordHash.of(PASSWORD);

    @Test
    void keeps_its_settings_salt_and_hash_in_the_usual_form() {
        assertThat(HASH).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void knows_the_password_again() {
        assertThat(PasswordHash.matches(PASSWORD, HASH)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "correct horse 电池 stapl", "correct horse 电池 staple ", "Correct horse 电池 staple"})
    void knows_no_other(String password) {
        assertThat(PasswordHash.matches(password, HASH)).isFalse();
    }

    @Test
    void the_same_password_is_never_kept_alike() {
        String again = PasswordHash.of(PASSWORD);
        assertThat(again).isNotEqualTo(HASH);
        assertThat(PasswordHash.matches(PASSWORD, again)).isTrue();
    }

    @Test
    void a_hash_made_with_weaker_settings_still_opens_and_is_known_to_be_outdated() {
        String old = hash(PASSWORD, 8192, 1);
        assertThat(PasswordHash.matches(PASSWORD, old)).isTrue();
        assertThat(PasswordHash.matches("another", old)).isFalse();
        assertThat(PasswordHash.isOutdated(old)).isTrue();
        assertThat(PasswordHash.isOutdated(HASH)).isFalse();
    }

    @Test
    void nobody_has_a_password_where_there_is_none() {
        assertThat(PasswordHash.matches(PASSWORD, null)).isFalse();
        assertThat(PasswordHash.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void takes_as_long_where_there_is_none() {
        long[] known = new long[9];
        long[] unknown = new long[9];
        for (int i = 0; i < 9; i++) {
            known[i] = processorTime(() -> PasswordHash.matches("wrong", HASH));
            unknown[i] = processorTime(() -> PasswordHash.matches("wrong", null));
        }
        assertThat((double) median(unknown) / median(known)).isBetween(0.7, 1.4);
    }

    @Test
    void a_guess_costs_memory_and_time() {
        assertThat(processorTime(() -> PasswordHash.matches("wrong", HASH))).isGreaterThan(10_000_000);
    }

    static String hash(String password, int memory, int iterations) {
        byte[] salt = new byte[16];
        Arrays.fill(salt, (byte) 7);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[32];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=1$" + encoder.encodeToString(salt) + '$'
                + encoder.encodeToString(hash);
    }

    private static long processorTime(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
