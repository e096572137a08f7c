package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ExpiringPlaces;
import org.rmocse.shared.ExpiringRows;

/** What was wrong in the sheets of the register of before: cells of people who were not taken. */
@ApplicationScoped
public class ExpiringErrors implements ExpiringPlaces {

    private Jdbi jdbi;

    protected ExpiringErrors() {}

    @Inject
    public ExpiringErrors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<ExpiringRows> places() {
        return List.of(new ExpiringRows(
                jdbi,
                "certificate.register_import_error",
                "import_id in (select id from certificate.register_import where imported_at < :before)",
                "retention.import_error_days"));
    }
}
