package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Sealed;

/**
 * The rows on their way: {@code WAITING → SENDING → SENT}, back to {@code WAITING} for another attempt, or {@code FAILED}.
 * Every method is one statement, a transaction of its own where the caller has none. A lease that ran out is free to all.
 */
@ApplicationScoped
class Outbox {

    private static final String FREE =
            "status in ('WAITING', 'SENDING') and next_attempt_at <= :now and (leased_until is null or leased_until < :now)";

    private Jdbi jdbi;

    protected Outbox() {}

    @Inject
    Outbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keys of the rows whose time has come and that nobody holds, the longest due first. */
    List<Long> due(OffsetDateTime now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from notification.outbox where " + FREE
                        + " order by next_attempt_at, id limit :limit")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /**
     * Takes a row for oneself. Of two workers one gets it, and the other does not wait.
     *
     * @return empty if it is not due, sent, or held by another
     */
    Optional<LeasedNotice> lease(long id, OffsetDateTime now, OffsetDateTime until) {
        OffsetDateTime stored = until.truncatedTo(ChronoUnit.MICROS);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update notification.outbox
                        set status = 'SENDING', attempts = attempts + 1, leased_until = :until
                        where id = (select id from notification.outbox where id = :id and <free> for update skip locked)
                        returning id, public_id, type, recipient, locale, details::text as details, secret, secret_key_version,
                                  attempts, created_at
                        """
                                .replace("<free>", FREE))
                .bind("id", id)
                .bind("now", now)
                .bind("until", stored)
                .map((row, context) -> leased(row, stored))
                .findOne());
    }

    /** The mail server took it. True whoever holds the row by now, so that it is not sent again; the secret is wiped. */
    void sent(LeasedNotice notice, OffsetDateTime now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update notification.outbox
                        set status = 'SENT', sent_at = :now, leased_until = null, last_error = null,
                            secret = null, secret_key_version = null
                        where id = :id
                        """)
                .bind("id", notice.id())
                .bind("now", now)
                .execute());
    }

    /** Due once more at that moment. */
    void retry(LeasedNotice notice, OffsetDateTime next, String error) {
        release(notice, "WAITING", 0, next, error);
    }

    /** Due once more at that moment, and this attempt does not count: it never got as far as this notice. */
    void postpone(LeasedNotice notice, OffsetDateTime next, String error) {
        release(notice, "WAITING", 1, next, error);
    }

    /** Never tried again; the secret is wiped. */
    void giveUp(LeasedNotice notice, OffsetDateTime now, String error) {
        release(notice, "FAILED", 0, now, error);
    }

    private void release(LeasedNotice notice, String status, int uncounted, OffsetDateTime next, String error) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update notification.outbox
                        set status = :status, attempts = attempts - :uncounted, next_attempt_at = :next,
                            leased_until = null, last_error = :error,
                            secret = case when :status = 'FAILED' then null else secret end,
                            secret_key_version = case when :status = 'FAILED' then null else secret_key_version end
                        where id = :id and status = 'SENDING' and leased_until = :until
                        """)
                .bind("id", notice.id())
                .bind("until", notice.until())
                .bind("status", status)
                .bind("uncounted", uncounted)
                .bind("next", next)
                .bind("error", error)
                .execute());
    }

    private static LeasedNotice leased(ResultSet row, OffsetDateTime until) throws SQLException {
        byte[] secret = row.getBytes("secret");
        return new LeasedNotice(
                row.getLong("id"),
                row.getObject("public_id", UUID.class),
                row.getString("type"),
                row.getString("recipient"),
                row.getString("locale"),
                row.getString("details"),
                secret == null ? null : new Sealed(row.getInt("secret_key_version"), secret),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                until);
    }
}
