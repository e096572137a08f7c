package org.rmocse.publicity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.application.ApplicationKind;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PublicId;

/** A file whose history is laid into the database move by move, on the days a test names. */
final class ToldFile {

    private final Jdbi jdbi;
    private final long id;
    private final String category;
    private long agency;
    private String status = "DRAFT";
    private int round;

    ToldFile(Jdbi jdbi, ApplicationKind kind, long agency, String category) {
        this.jdbi = jdbi;
        this.agency = agency;
        this.category = category;
        id = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id,
                            category, status_since, created_at, saved_at)
                        select n, :publicId, :kind, :route, 'DRAFT', -n, '测试', :agency, :category, now(), now(), now()
                        from nextval('application.application_seq') n returning id
                        """)
                .bind("publicId", PublicId.next())
                .bind("kind", kind.name())
                .bind("route", kind.route().name())
                .bind("agency", agency)
                .bind("category", category)
                .mapTo(Long.class)
                .one());
    }

    String status() {
        return status;
    }

    /** From now on the file is this agency's. */
    ToldFile at(long other) {
        agency = other;
        return this;
    }

    ToldFile move(String action, String to, LocalDate day, String... reasons) {
        jdbi.useHandle(handle -> move(handle, action, to, day, reasons));
        return this;
    }

    /** The same in a transaction of the caller's. */
    void move(Handle handle, String action, String to, LocalDate day, String... reasons) {
        round += action.equals("SUBMIT") ? 1 : 0;
        OffsetDateTime at = day.atTime(10, 0).atZone(ClockProducer.ZONE).toOffsetDateTime();
        handle.execute(
                """
                insert into application.move (application_id, action, from_status, to_status, round, at, actor_id, actor_name,
                    agency_id, category)
                values (?, ?, ?, ?, ?, ?, 1, '测试', ?, ?)
                """,
                id,
                action,
                status,
                to,
                round,
                at,
                agency,
                category);
        for (String reason : reasons) {
            handle.execute(
                    "insert into application.reason (application_id, round, action, item, code, text, at)"
                            + " values (?, ?, ?, 'form', ?, '测试', ?)",
                    id,
                    round,
                    action,
                    reason,
                    at);
        }
        status = to;
    }
}
