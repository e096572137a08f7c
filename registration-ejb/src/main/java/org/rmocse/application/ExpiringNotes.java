package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ExpiringPlaces;
import org.rmocse.shared.ExpiringRows;

/** What officers began to write about files that are closed. */
@ApplicationScoped
public class ExpiringNotes implements ExpiringPlaces {

    private Jdbi jdbi;

    protected ExpiringNotes() {}

    @Inject
    public ExpiringNotes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<ExpiringRows> places() {
        return List.of(new ExpiringRows(
                jdbi,
                "application.unsent_decision",
                """
                        application_id in (select id from application.application
                                           where status in ('APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED') and status_since < :before)
                        """,
                "retention.unsent_days"));
    }
}
