package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.SheetFile;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Sealed;

/** The files of imports under way: sealed in pieces, so that neither writing nor reading one holds the whole, and gone when all is taken. */
@ApplicationScoped
class ImportFiles {

    private static final int PIECE = 1 << 18;
    static final String PLACE = "education.import_piece.sealed:";

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected ImportFiles() {}

    @Inject
    ImportFiles(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    /** Keeps a file in the caller's transaction. */
    void keep(Handle handle, long importId, UUID publicId, SheetFile file) {
        try (InputStream in = file.content().open()) {
            int position = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                Sealed sealed = encryption.seal(piece, place(publicId, position));
                handle.createUpdate(
                                """
                                insert into education.import_piece (import_id, position, sealed, key_version)
                                values (:import, :position, :sealed, :version)
                                """)
                        .bind("import", importId)
                        .bind("position", position)
                        .bind("sealed", sealed.bytes())
                        .bind("version", sealed.keyVersion())
                        .execute();
                position++;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The file of an import that is not finished. */
    SheetFile file(TakenImport of) {
        int pieces = Math.toIntExact((of.bytes() + PIECE - 1) / PIECE);
        return new SheetFile(
                of.fileName(), of.bytes(), () -> new SequenceInputStream(new Pieces(of.id(), of.publicId(), pieces)));
    }

    private byte[] piece(long importId, UUID publicId, int position) {
        Sealed sealed = jdbi.withHandle(handle -> handle.createQuery(
                        "select sealed, key_version from education.import_piece where import_id = :import and position = :position")
                .bind("import", importId)
                .bind("position", position)
                .map((row, context) -> new Sealed(row.getInt("key_version"), row.getBytes("sealed")))
                .one());
        return encryption.open(sealed, place(publicId, position));
    }

    private static String place(UUID publicId, int position) {
        return PLACE + publicId + ':' + position;
    }

    /** One piece after the other, each opened when the one before was read. */
    private final class Pieces implements Enumeration<InputStream> {

        private final long importId;
        private final UUID publicId;
        private final int count;
        private int next;

        private Pieces(long importId, UUID publicId, int count) {
            this.importId = importId;
            this.publicId = publicId;
            this.count = count;
        }

        @Override
        public boolean hasMoreElements() {
            return next < count;
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            return new ByteArrayInputStream(piece(importId, publicId, next++));
        }
    }
}
