package org.rmocse.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** Keeps the content and returns where; on disk before this returns. */
    Kept keep(byte[] content) {
        String address = HexFormat.of().formatHex(encryption.contentAddress(content));
        Sealed sealed = encryption.seal(content, address);
        Path file = file(address, sealed.keyVersion());
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(file.getParent());
                Path fresh = Files.createTempFile(file.getParent(), "new", ".part");
                Files.write(fresh, sealed.bytes());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException full) {
                throw new UncheckedIOException("a file could not be kept", full);
            }
        }
        return new Kept(address, sealed.keyVersion());
    }

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

    record Kept(String address, int keyVersion) {}
}
