package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Settings;

/** Keeps contents in a folder, each sealed and under a keyed hash of itself, so that equal contents are kept once. */
@ApplicationScoped
class DocumentStore {

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
        String address = HexFormat.of().formatHex(encryption.contentAddress(content));
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
        try {
            return encryption.open(
                    new Sealed(kept.keyVersion(), Files.readAllBytes(file(kept.address(), kept.keyVersion()))),
                    kept.address());
        } catch (IOException missing) {
            throw new UncheckedIOException("a kept file cannot be read", missing);
        }
    }

    private Path file(String address, int keyVersion) {
        return folder.resolve(address.substring(0, 2)).resolve(address + '.' + keyVersion);
    }

    /**
     * Where a content is kept.
     *
     * @param address a keyed hash of it, as 64 hexadecimal digits
     * @param keyVersion the key it was sealed with
     */
    record Kept(String address, int keyVersion) {}
}
