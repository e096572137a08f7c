package org.rmocse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the keys of an installation that has none: for the demo and for tests; production brings its own. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Leaves an existing file as it is. A new one is there whole or not at all, and nobody but its owner ever reads it.
     *
     * @return the file
     */
    public static Path ensure(Path file) throws IOException {
        if (!Files.exists(file)) {
            SecureRandom random = new SecureRandom();
            StringBuilder lines =
                    new StringBuilder("# purpose.version=32 bytes in base64; lose them and the data is lost\n");
            for (String purpose : new String[] {"encryption", "index", "content", "cookie"}) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                lines.append(purpose)
                        .append(".1=")
                        .append(Base64.getEncoder().encodeToString(key))
                        .append('\n');
            }
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "keys",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(fresh, lines, StandardOpenOption.SYNC);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        return file;
    }
}
