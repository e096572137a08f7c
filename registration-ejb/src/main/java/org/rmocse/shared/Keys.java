package org.rmocse.shared;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The keys of field encryption, by purpose and version; kept in a file outside the database. A line reads
 * {@code purpose.version=base64 of 32 bytes}; the highest version of a purpose is the one in use, older ones only open.
 */
final class Keys {

    private static final int LENGTH = 32;

    private final Properties lines;

    private Keys(Properties lines) {
        this.lines = lines;
    }

    /** @throws IllegalStateException if the file cannot be read */
    static Keys from(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the key file named by REGISTRATION_KEY_FILE cannot be read", unreadable);
        }
        return new Keys(lines);
    }

    /** @throws IllegalStateException if there is none, or one is not 32 bytes long */
    NavigableMap<Integer, byte[]> of(String purpose) {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(purpose + ".")) {
                byte[] key = Base64.getDecoder().decode(lines.getProperty(name).strip());
                if (key.length != LENGTH) {
                    throw new IllegalStateException("key " + name + " is not " + LENGTH + " bytes long");
                }
                keys.put(Integer.valueOf(name.substring(purpose.length() + 1)), key);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("the key file has no " + purpose + " key");
        }
        return keys;
    }
}
