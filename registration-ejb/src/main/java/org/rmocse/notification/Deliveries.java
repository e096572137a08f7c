package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The delivery log: what was mailed about an object, and what became of it. Says nothing of what a mail contained. */
@ApplicationScoped
public class Deliveries {

    private Jdbi jdbi;

    protected Deliveries() {}

    @Inject
    public Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The caller sees to it that whoever asks may see the object.
     *
     * @param subject the public id the notices were written about
     * @return oldest first
     */
    public List<Delivery> of(UUID subject) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select type, status, attempts, created_at, sent_at, last_error,
                               case when status in ('WAITING', 'SENDING') then next_attempt_at end as next_attempt_at
                        from notification.outbox where subject_id = :subject order by id
                        """)
                .bind("subject", subject)
                .map((row, context) -> new Delivery(
                        NoticeType.valueOf(row.getString("type")),
                        row.getString("status"),
                        row.getInt("attempts"),
                        instant(row, "created_at"),
                        instant(row, "sent_at"),
                        instant(row, "next_attempt_at"),
                        row.getString("last_error")))
                .list());
    }

    /**
     * How many notices of one type about these objects are on their way, sent and given up.
     *
     * @param subjects the public ids the notices were written about
     */
    public DeliveryCounts counts(NoticeType type, Collection<UUID> subjects) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) filter (where status in ('WAITING', 'SENDING')) as waiting,
                               count(*) filter (where status = 'SENT') as sent,
                               count(*) filter (where status = 'FAILED') as failed
                        from notification.outbox where subject_id = any(:subjects) and type = :type
                        """)
                .bind("subjects", subjects.toArray(UUID[]::new))
                .bind("type", type.name())
                .map((row, context) ->
                        new DeliveryCounts(row.getInt("waiting"), row.getInt("sent"), row.getInt("failed")))
                .one());
    }

    /** How many notices of all are on their way, and given up; both are indexed, so that those sent cost nothing. */
    public MailBacklog backlog() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select (select count(*) from notification.outbox where status in ('WAITING', 'SENDING')) as waiting,
                               (select count(*) from notification.outbox where status = 'FAILED') as failed
                        """)
                .map((row, context) -> new MailBacklog(row.getLong("waiting"), row.getLong("failed")))
                .one());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
