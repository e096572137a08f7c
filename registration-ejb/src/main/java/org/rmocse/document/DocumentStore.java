package org.rmocse.document;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Sealed;

/**
 * Keeps contents, each sealed and under a keyed hash of itself, so that equal contents are kept once. Where they lie, in a folder or in
 * a bucket, is {@link FilePlace}'s, which never sees one unsealed.
 */
@ApplicationScoped
class DocumentStore {

    private static final int SHELF = 2;
    private static final int SHELVES = 256;

    private FieldEncryption encryption;
    private FilePlace place;

    protected DocumentStore() {}

    @Inject
    DocumentStore(FieldEncryption encryption) {
        this(encryption, FileLocation.current());
    }

    DocumentStore(FieldEncryption encryption, Path folder) {
        this(encryption, FileLocation.in(folder));
    }

    DocumentStore(FieldEncryption encryption, FileLocation location) {
        this(encryption, location.open());
    }

    DocumentStore(FieldEncryption encryption, FilePlace place) {
        this.encryption = encryption;
        this.place = place;
    }

    @PreDestroy
    void close() {
        place.close();
    }

    /**
     * Keeps the content and returns where; it lies there for good before this returns.
     *
     * @throws UncheckedIOException if it could not be kept; then nothing of it is left
     */
    Kept keep(byte[] content) {
        String address = address(content);
        Sealed sealed = encryption.seal(content, address);
        Kept kept = new Kept(address, sealed.keyVersion());
        try {
            place.put(kept.fileName(), sealed.bytes());
        } catch (IOException full) {
            throw new UncheckedIOException("a file could not be kept", full);
        }
        return kept;
    }

    /** Whether something could be kept now: it is tried with a byte that nothing refers to. */
    boolean isWritable() {
        return place.isWritable();
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
            return new Sealed(kept.keyVersion(), place.get(kept.fileName()));
        } catch (IOException missing) {
            throw new UncheckedIOException("a kept file cannot be read", missing);
        }
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
        Kept anew = new Kept(kept.address(), sealed.keyVersion());
        try {
            place.put(anew.fileName(), sealed.bytes());
            place.renew(kept.fileName(), anew.fileName());
        } catch (IOException full) {
            throw new UncheckedIOException("a file could not be kept", full);
        }
    }

    /** Removes what was sealed anew. */
    void remove(Kept kept) {
        remove(shelf(kept.fileName()), kept.fileName());
    }

    private void remove(String shelf, String name) {
        try {
            place.remove(shelf, name);
        } catch (IOException refused) {
            throw new UncheckedIOException("a file could not be removed", refused);
        }
    }

    /** Under what a content is filed, before it is kept. */
    String address(byte[] content) {
        return HexFormat.of().formatHex(encryption.contentAddress(content));
    }

    /** The beginnings of addresses, each of which is a shelf of its own; in order. */
    static List<String> shelves() {
        return IntStream.range(0, SHELVES)
                .mapToObj(shelf -> HexFormat.of().toHexDigits((byte) shelf))
                .toList();
    }

    /** The shelf on which a name is looked for. */
    static String shelf(String name) {
        return name.substring(0, SHELF);
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
    List<FilePlace.Lying> lying(String shelf) {
        try {
            return place.lying(shelf);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kept files cannot be listed", unreadable);
        }
    }

    /** Removes what nothing refers to. */
    void remove(FilePlace.Lying file) {
        remove(file.shelf(), file.name());
    }

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
