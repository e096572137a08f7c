package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.SealedColumn;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;

/** What certificates say is sealed. */
@ApplicationScoped
public class SealedSnapshots implements SealedPlaces {

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SealedSnapshots() {}

    @Inject
    public SealedSnapshots(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    @Override
    public List<SealedPlace> places() {
        return List.of(new SealedColumn(
                jdbi,
                encryption,
                new SealedColumn.Named(
                        "certificate.certificate",
                        "t.id",
                        "snapshot",
                        "snapshot_key_version",
                        "join certificate.certificate o on o.id = t.id",
                        Register.PLACE,
                        SealedColumn.PUBLIC_ID)));
    }
}
