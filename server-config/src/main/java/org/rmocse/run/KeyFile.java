package org.rmocse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the keys of an installation that has none: for the demo and for tests; production brings its own. */
public final class KeyFile {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SIGNING = Pattern.compile("(?m)^\\s*signing\\.");

    private KeyFile() {}

    /**
     * Makes the file if there is none; to one of before certificates were signed it adds a key for that, and leaves everything else in
     * it as it is. What is new is there whole or not at all, and nobody reads it who could not read the old.
     *
     * @return the file
     */
    public static Path ensure(Path file) throws IOException {
        if (!Files.exists(file)) {
            StringBuilder lines =
                    new StringBuilder("# purpose.version=32 bytes in base64; lose them and the data is lost\n");
            for (String purpose : new String[] {"encryption", "index", "content", "cookie", "signing"}) {
                lines.append(drawn(purpose));
            }
            write(file.toAbsolutePath(), lines.toString(), PosixFilePermissions.fromString("rw-------"));
            return file;
        }
        String before = Files.readString(file);
        if (!SIGNING.matcher(before).find()) {
            Path real = file.toRealPath();
            write(
                    real,
                    before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + drawn("signing"),
                    Files.getPosixFilePermissions(real));
        }
        return file;
    }

    private static String drawn(String purpose) {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return purpose + ".1=" + Base64.getEncoder().encodeToString(key) + '\n';
    }

    private static void write(Path file, String lines, Set<PosixFilePermission> mode) throws IOException {
        Path fresh =
                Files.createTempFile(file.getParent(), "keys", ".part", PosixFilePermissions.asFileAttribute(mode));
        try {
            Files.writeString(fresh, lines, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
