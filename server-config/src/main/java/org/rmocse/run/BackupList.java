package org.rmocse.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The digests of what a backup holds, by place in it; as {@code sha256sum} writes and reads them. */
final class BackupList {

    static final String NAME = "SHA256SUMS";

    private static final int CHUNK = 1 << 20;
    private static final String GAP = "  ";

    private final Map<String, String> digests = new TreeMap<>();

    /** Copies a file into the backup; it is on disk before this returns. */
    void copy(Path file, Path backup, Path to) throws IOException {
        digests.put(place(backup, to), copied(file, to, true));
    }

    /** Adds a file that is already there. */
    void add(Path backup, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                DigestOutputStream into = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), sha256())) {
            content.transferTo(into);
            digests.put(
                    place(backup, file),
                    HexFormat.of().formatHex(into.getMessageDigest().digest()));
        }
    }

    void write(Path backup) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(backup.resolve(NAME))) {
            for (Map.Entry<String, String> one : digests.entrySet()) {
                lines.write(one.getValue() + GAP + one.getKey() + '\n');
            }
        }
    }

    /** @throws Problem if the folder holds no list, and so is no backup */
    static BackupList of(Path backup) throws IOException {
        Path file = backup.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new Problem("There is no backup in " + backup);
        }
        BackupList list = new BackupList();
        for (String line : Files.readAllLines(file)) {
            int gap = line.indexOf(GAP);
            list.digests.put(line.substring(gap + GAP.length()), line.substring(0, gap));
        }
        return list;
    }

    /**
     * Copies everything out of the backup.
     *
     * @throws Problem if something is missing or is not what was backed up
     */
    void copyTo(Path backup, Path home) throws IOException {
        for (Map.Entry<String, String> one : digests.entrySet()) {
            Path file = backup.resolve(one.getKey());
            if (!Files.isRegularFile(file)) {
                throw new Problem(one.getKey() + " is missing in the backup");
            }
            Path to = home.resolve(one.getKey());
            Files.createDirectories(to.getParent());
            // the database makes sure of its own when it is started
            boolean forced = !one.getKey().startsWith("postgres/");
            if (!copied(file, to, forced).equals(one.getValue())) {
                throw new Problem(one.getKey() + " in the backup is not what was backed up");
            }
        }
    }

    private static String place(Path backup, Path file) {
        return backup.relativize(file).toString().replace('\\', '/');
    }

    private static String copied(Path from, Path to, boolean forced) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (in.read(chunk) >= 0) {
                chunk.flip();
                digest.update(chunk.duplicate());
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
                chunk.clear();
            }
            if (forced) {
                out.force(true);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
