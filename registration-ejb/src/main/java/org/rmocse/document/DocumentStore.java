package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Settings;

/** Keeps contents in a folder, each sealed and under a keyed hash of itself, so that equal contents are kept once. */
@ApplicationScoped
class DocumentStore {

    private static final int SHELF = 2;
    private static final int SHELVES = 256;

    private FieldEncryption encryption;
    private Path folder;

    protected DocumentStore() {}

    @Inject
    DocumentStore(FieldEncryption encryption) {
        this(encryption, Settings.current().home().resolve("files"));
    }

    DocumentStore(FieldEncryption encryption, Path folder) {
        this.encryption = encryption;
        this.folder = folder;
    }

    /**
     * Keeps the content and returns where; file and folder are on disk before this returns.
     *
     * @throws UncheckedIOException if it could not be kept; then nothing of it is left
     */
    Kept keep(byte[] content) {
        String address = address(content);
        Sealed sealed = encryption.seal(content, address);
        Path file = file(address, sealed.keyVersion());
        try {
            if (!Files.exists(file)) {
                write(file, sealed.bytes());
            }
            flush(file.getParent());
        } catch (IOException full) {
            throw new UncheckedIOException("a file could not be kept", full);
        }
        return new Kept(address, sealed.keyVersion());
    }

    /** A file is there whole or not at all: what a crash interrupts is a {@code .part} that nothing refers to. */
    private void write(Path file, byte[] bytes) throws IOException {
        Path parent = file.getParent();
        if (!Files.exists(parent)) {
            Files.createDirectories(parent);
            flush(folder);
        }
        Path fresh = Files.createTempFile(parent, "new", ".part");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Whether something could be kept now: it is tried with a byte that nothing refers to, as with the part of a file. */
    boolean isWritable() {
        try {
            Files.createDirectories(folder);
            Path tried = Files.createTempFile(folder, "try", ".part");
            try {
                Files.write(tried, new byte[1], StandardOpenOption.SYNC);
            } finally {
                Files.delete(tried);
            }
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * The content kept there.
     *
     * @throws UncheckedIOException if there is no such file
     * @throws IllegalStateException if it was altered, or put where another was
     */
    byte[] read(Kept kept) {
        return encryption.open(sealed(kept), kept.address());
    }

    private Sealed sealed(Kept kept) {
        try {
            return new Sealed(kept.keyVersion(), Files.readAllBytes(file(kept.address(), kept.keyVersion())));
        } catch (IOException missing) {
            throw new UncheckedIOException("a kept file cannot be read", missing);
        }
    }

    private Path file(String address, int keyVersion) {
        return folder.resolve(address.substring(0, SHELF)).resolve(address + '.' + keyVersion);
    }

    /** The version of the key that contents are sealed with now. */
    int newestKey() {
        return encryption.currentVersion();
    }

    /**
     * Seals a kept content with another key too; what was there stays. The old file counts as just written, so that nobody takes it
     * for something left over while it may still be read.
     *
     * @throws UncheckedIOException if it is not there, or could not be kept
     * @throws IllegalStateException if it was altered
     */
    void sealAnew(Kept kept, int version) {
        Sealed sealed = encryption.sealAnew(sealed(kept), kept.address(), version);
        Path old = file(kept.address(), kept.keyVersion());
        Path file = file(kept.address(), sealed.keyVersion());
        try {
            if (!Files.exists(file)) {
                write(file, sealed.bytes());
            }
            flush(file.getParent());
            Files.setLastModifiedTime(old, Files.getLastModifiedTime(file));
        } catch (IOException full) {
            throw new UncheckedIOException("a file could not be kept", full);
        }
    }

    /** Removes what was sealed anew. */
    void remove(Kept kept) {
        try {
            Files.deleteIfExists(file(kept.address(), kept.keyVersion()));
        } catch (IOException refused) {
            throw new UncheckedIOException("a file could not be removed", refused);
        }
    }

    /** Under what a content is filed, before it is kept. */
    String address(byte[] content) {
        return HexFormat.of().formatHex(encryption.contentAddress(content));
    }

    /** The beginnings of addresses, each of which has a folder of its own once something is kept under it; in order. */
    static List<String> shelves() {
        return IntStream.range(0, SHELVES)
                .mapToObj(shelf -> HexFormat.of().toHexDigits((byte) shelf))
                .toList();
    }

    /** What every address on a later shelf is not below; a letter after the last digit stands behind the last shelf. */
    static String after(String shelf) {
        int next = HexFormat.fromHexDigits(shelf) + 1;
        return next == SHELVES ? "g" : HexFormat.of().toHexDigits((byte) next);
    }

    /** How many bytes a content of that size takes, sealed. */
    static long sizeOnDisk(long size) {
        return size + FieldEncryption.OVERHEAD;
    }

    /**
     * What lies on a shelf, whether anything refers to it or not.
     *
     * @throws UncheckedIOException if it cannot be listed
     */
    List<Lying> lying(String shelf) {
        Path place = folder.resolve(shelf);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Lying> lying = new ArrayList<>();
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
                    lying.add(new Lying(
                            file,
                            file.getFileName().toString(),
                            read.size(),
                            read.lastModifiedTime().toInstant()));
                } catch (NoSuchFileException gone) {
                    // a part that has become whole, or was given up, since the list was begun
                }
            }
            return lying;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kept files cannot be listed", unreadable);
        }
    }

    /** Removes what nothing refers to. */
    void remove(Lying file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException refused) {
            throw new UncheckedIOException("a file could not be removed", refused);
        }
    }

    /** A file in the folder. */
    record Lying(Path path, String fileName, long size, Instant since) {}

    /**
     * Where a content is kept.
     *
     * @param address a keyed hash of it, as 64 hexadecimal digits
     * @param keyVersion the key it was sealed with
     */
    record Kept(String address, int keyVersion) {

        String fileName() {
            return address + '.' + keyVersion;
        }
    }
}
