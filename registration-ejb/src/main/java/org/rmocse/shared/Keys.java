package org.rmocse.shared;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The keys of field encryption and of signing, by purpose and version; kept in a file outside the database. A line reads
 * {@code purpose.version=base64 of 32 bytes}; the highest version of a purpose is the one in use, older ones only open. A file
 * made before anything was signed has no key for that, and stays good.
 */
final class Keys {

    private static final int LENGTH = 32;
    private static final String SIGNING = "signing";
    private static final List<String> PURPOSES = List.of("encryption", "index", "content", SIGNING);

    /** Different bytes in a key: of 32 drawn at random there have never been fewer. */
    private static final int LEAST_BYTES = 16;

    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,5}");

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

    /**
     * What keeps a key file from being one that people's data may depend on: missing, open to others, with keys that are
     * none, the same twice, or not drawn at random.
     */
    static List<Finding> findings(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return List.of(Finding.of("KEY_FILE_MISSING", null).having(file, null));
        }
        List<Finding> findings = new ArrayList<>();
        if (isOpenToOthers(file)) {
            findings.add(Finding.of("KEY_FILE_OPEN", null).having(file, null));
        }
        Keys keys = from(file);
        Map<String, String> seen = new TreeMap<>();
        for (String purpose : PURPOSES) {
            try {
                (purpose.equals(SIGNING) ? keys.signing() : keys.of(purpose)).forEach((version, key) -> {
                    String name = purpose + '.' + version;
                    String before = seen.putIfAbsent(HexFormat.of().formatHex(key), name);
                    if (before != null) {
                        findings.add(Finding.of("KEY_REPEATED", null).having(before, name));
                    }
                    if (IntStream.range(0, key.length)
                                    .map(i -> key[i])
                                    .distinct()
                                    .count()
                            < LEAST_BYTES) {
                        findings.add(Finding.of("KEY_WEAK", null).having(name, null));
                    }
                });
            } catch (IllegalStateException none) {
                findings.add(Finding.of("KEY_INVALID", null).having(none.getMessage(), null));
            }
        }
        return findings;
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream()
                    .anyMatch(permission -> !permission.name().startsWith("OWNER"));
        } catch (IOException | UnsupportedOperationException untold) {
            return false;
        }
    }

    /** The seeds of the private keys that sign; empty in a file without any. */
    NavigableMap<Integer, byte[]> signing() {
        return all(SIGNING);
    }

    /** @throws IllegalStateException if there is none, or one is not 32 bytes in base64 under a version above 0 */
    NavigableMap<Integer, byte[]> of(String purpose) {
        NavigableMap<Integer, byte[]> keys = all(purpose);
        if (keys.isEmpty()) {
            throw new IllegalStateException("the key file has no " + purpose + " key");
        }
        return keys;
    }

    private NavigableMap<Integer, byte[]> all(String purpose) {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(purpose + ".")) {
                keys.put(version(name, purpose), key(name));
            }
        }
        return keys;
    }

    private static int version(String name, String purpose) {
        String version = name.substring(purpose.length() + 1);
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalStateException("key " + name + " has no version: expected " + purpose + ".1 and so on");
        }
        return Integer.parseInt(version);
    }

    private byte[] key(String name) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(lines.getProperty(name).strip());
        } catch (IllegalArgumentException garbled) {
            throw new IllegalStateException(
                    "key " + name + " is not in base64"); // without the cause, which quotes the key
        }
        if (key.length != LENGTH) {
            throw new IllegalStateException("key " + name + " is not " + LENGTH + " bytes long");
        }
        return key;
    }
}
