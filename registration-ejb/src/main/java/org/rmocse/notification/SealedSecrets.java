package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.SealedColumn;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;

/** The links of mails that wait are sealed. */
@ApplicationScoped
public class SealedSecrets implements SealedPlaces {

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SealedSecrets() {}

    @Inject
    public SealedSecrets(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    @Override
    public List<SealedPlace> places() {
        return List.of(new SealedColumn(
                jdbi,
                encryption,
                new SealedColumn.Named(
                        "notification.outbox",
                        "t.id",
                        "secret",
                        "secret_key_version",
                        "join notification.outbox o on o.id = t.id",
                        Notifications.PLACE,
                        SealedColumn.PUBLIC_ID)));
    }
}
