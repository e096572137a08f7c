package org.rmocse.education;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.SealedColumn;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;

/** The files of imports under way are sealed piece by piece; what a training body's system shows is a keyed hash. */
@ApplicationScoped
public class SealedPieces implements SealedPlaces {

    /** A piece has a quarter of a megabyte. */
    private static final int CHUNK = 40;

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SealedPieces() {}

    @Inject
    public SealedPieces(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    @Override
    public List<SealedPlace> places() {
        return List.of(new SealedColumn(
                jdbi,
                encryption,
                new SealedColumn.Named(
                        "education.import_piece",
                        "(t.import_id * 100000 + t.position)",
                        "sealed",
                        "key_version",
                        "join education.import o on o.id = t.import_id",
                        ImportFiles.PLACE,
                        "o.public_id || ':' || t.position"),
                CHUNK));
    }

    @Override
    public Set<Integer> indexVersions() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct index_version from education.access_token where revoked_at is null")
                .mapTo(Integer.class)
                .set());
    }
}
