package org.rmocse.notification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * A system administrator sends again what the mail server refused; {@link MailQueries} reads what there is. What is sent again is the
 * row as it was written, tried anew from the first attempt. A one-time link was wiped when its mail was given up: such a mail cannot
 * be sent again, and whoever needs the link asks for another.
 */
@Stateless
public class Mails {

    private static final String AGAIN =
            """
            update notification.outbox set status = 'WAITING', attempts = 0, next_attempt_at = :now
            where status = 'FAILED' and <sendable> and <which>
            returning id, public_id, type, last_error
            """
                    .replace("<sendable>", MailQueries.SENDABLE);

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private AuditTrail audit;

    @Inject
    private Event<NoticesWritten> written;

    public Mails() {}

    Mails(Jdbi jdbi, Clock clock, Policy policy, AuditTrail audit, Event<NoticesWritten> written) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.audit = audit;
        this.written = written;
    }

    /**
     * Sends one mail again.
     *
     * @param actor who asks for it
     * @throws Rejected NOT_FOUND, MAIL_NOT_FAILED where it is on its way or sent, MAIL_ADDRESS_WRONG where its address is none,
     *     MAIL_LINK_GONE where it carried a one-time link
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public void sendAgain(Actor actor, UUID mail) {
        Map<UUID, Map<String, String>> sent = again("public_id = :mail", Map.of("mail", mail));
        if (sent.isEmpty()) {
            throw new Rejected(Finding.of(whyNot(mail), null));
        }
        audit.recordAll(actor, "mail.sent_again", "mail", sent);
    }

    /**
     * Sends all mails of one type again that failed lately and can be sent.
     *
     * @param actor who asks for it
     * @param type the name of a {@link NoticeType}
     * @param day on which they were written; null for all days that are shown
     * @return how many
     * @throws Rejected MAIL_NOT_FAILED where there is none
     */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public int sendAllAgain(Actor actor, String type, LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = day == null ? MailQueries.firstDay(policy, today) : day;
        LocalDate to = day == null ? today : day;
        Map<UUID, Map<String, String>> sent = again(
                "type = :type and created_at >= :from and created_at < :to",
                Map.of("type", type, "from", MailQueries.begins(from), "to", MailQueries.begins(to.plusDays(1))));
        if (sent.isEmpty()) {
            throw new Rejected(Finding.of("MAIL_NOT_FAILED", null));
        }
        audit.recordAll(actor, "mail.sent_again", "mail", sent);
        return sent.size();
    }

    /** What to keep on the trail of each mail that goes out again. */
    private Map<UUID, Map<String, String>> again(String which, Map<String, ?> parameters) {
        Map<UUID, Map<String, String>> kept = new LinkedHashMap<>();
        List<Long> ids = jdbi.withHandle(handle -> bound(handle.createQuery(AGAIN.replace("<which>", which)))
                .bindMap(parameters)
                .map((row, context) -> {
                    String error = row.getString("last_error");
                    kept.put(
                            row.getObject("public_id", UUID.class),
                            error == null
                                    ? Map.of("type", row.getString("type"))
                                    : Map.of("type", row.getString("type"), "answer", error));
                    return row.getLong("id");
                })
                .list());
        if (!ids.isEmpty()) {
            written.fire(new NoticesWritten(ids));
        }
        return kept;
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ClockProducer.ZONE))
                .bind("linkless", MailQueries.linkless());
    }

    private String whyNot(UUID mail) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select status, last_error from notification.outbox where public_id = :mail")
                .bind("mail", mail)
                .map((row, context) -> !"FAILED".equals(row.getString("status"))
                        ? "MAIL_NOT_FAILED"
                        : NotSent.NO_ADDRESS.equals(row.getString("last_error"))
                                ? "MAIL_ADDRESS_WRONG"
                                : "MAIL_LINK_GONE")
                .findOne()
                .orElse("NOT_FOUND"));
    }
}
