package org.rmocse.applicant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.SealedColumn;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;

/** Identity numbers are sealed, those asked for too; people are found by keyed hashes of them. */
@ApplicationScoped
public class SealedNumbers implements SealedPlaces {

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SealedNumbers() {}

    @Inject
    public SealedNumbers(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    @Override
    public List<SealedPlace> places() {
        return List.of(
                column("applicant.id_number", "t.id", People.PLACE),
                column("applicant.requested_number", "t.person_id", RequestedNumbers.PLACE));
    }

    private SealedPlace column(String table, String key, String place) {
        return new SealedColumn(
                jdbi,
                encryption,
                new SealedColumn.Named(
                        table,
                        key,
                        "sealed",
                        "key_version",
                        "join applicant.person o on o.id = t.person_id",
                        place,
                        SealedColumn.PUBLIC_ID));
    }

    @Override
    public Set<Integer> indexVersions() {
        return SealedColumn.versions(jdbi, "applicant.id_number", "index_version");
    }
}
