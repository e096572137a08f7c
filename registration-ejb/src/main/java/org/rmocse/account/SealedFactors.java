package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.SealedColumn;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;

/** The secrets of second factors are sealed; recovery codes and one-time codes are keyed hashes. */
@ApplicationScoped
public class SealedFactors implements SealedPlaces {

    private Jdbi jdbi;
    private FieldEncryption encryption;

    protected SealedFactors() {}

    @Inject
    public SealedFactors(Jdbi jdbi, FieldEncryption encryption) {
        this.jdbi = jdbi;
        this.encryption = encryption;
    }

    @Override
    public List<SealedPlace> places() {
        return List.of(new SealedColumn(
                jdbi,
                encryption,
                new SealedColumn.Named(
                        "account.second_factor",
                        "t.account_id",
                        "secret",
                        "secret_key_version",
                        "join account.account o on o.id = t.account_id",
                        Factors.PLACE,
                        SealedColumn.PUBLIC_ID)));
    }

    @Override
    public Set<Integer> indexVersions() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct index_version from account.recovery_code where used_at is null
                        union
                        select distinct index_version from account.one_time_code where used_at is null and voided_at is null
                        """)
                .mapTo(Integer.class)
                .set());
    }
}
