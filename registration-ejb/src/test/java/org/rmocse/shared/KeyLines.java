package org.rmocse.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** A key file of a test's own, to which keys are added and from which they are taken. */
public final class KeyLines {

    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyLines() {}

    /** A file with the first key of each purpose. */
    public static Path in(Path folder) {
        Path file = folder.resolve("keys.properties");
        add(file, "encryption.1");
        add(file, "index.1");
        add(file, "content.1");
        return file;
    }

    public static void add(Path file, String name) {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        try {
            Files.writeString(
                    file,
                    name + '=' + Base64.getEncoder().encodeToString(key) + '\n',
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public static void remove(Path file, String name) {
        try {
            List<String> others = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith(name + '='))
                    .toList();
            Files.write(file, others);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
