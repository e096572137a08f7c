package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Departures that employers reported ({@link Departures}), for those above who have asked whether somebody may read them. */
@ApplicationScoped
public class ReportedDepartures {

    static final String COLUMNS =
            """
            select d.public_id, d.employer_name, d.left_on, d.reported_at, d.reported_by_name, d.denied_at, d.denial, d.withdrawn_at
            from certificate.departure d join certificate.registration r on r.id = d.registration_id
            """;

    private Jdbi jdbi;

    protected ReportedDepartures() {}

    @Inject
    public ReportedDepartures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Every one of a person, whichever employer said it and whatever became of it, the latest first. */
    public List<Departure> ofPerson(long personId) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + " where r.person_id = :person order by d.id desc")
                .bind("person", personId)
                .map((row, context) -> read(row))
                .list());
    }

    static Departure read(ResultSet row) throws SQLException {
        return new Departure(
                row.getObject("public_id", UUID.class),
                row.getString("employer_name"),
                row.getObject("left_on", LocalDate.class),
                instant(row.getObject("reported_at", OffsetDateTime.class)),
                row.getString("reported_by_name"),
                instant(row.getObject("denied_at", OffsetDateTime.class)),
                row.getString("denial"),
                instant(row.getObject("withdrawn_at", OffsetDateTime.class)));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
