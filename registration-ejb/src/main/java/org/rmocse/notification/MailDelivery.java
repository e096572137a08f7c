package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Sealed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends outbox rows: leases a row in one statement, sends outside any transaction, marks it in another. A crash between the
 * mail server's answer and the mark sends the mail once more, with the same Message-ID; nothing else sends twice.
 */
@ApplicationScoped
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private FieldEncryption encryption;
    private MailSender sender;

    protected MailDelivery() {}

    @Inject
    MailDelivery(Jdbi jdbi, Clock clock, Policy policy, FieldEncryption encryption, MailSender sender) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
        this.sender = sender;
    }

    /** Rows whose time has come and that nobody holds. */
    List<Long> due(int limit) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from notification.outbox
                        where status in ('WAITING', 'SENDING') and next_attempt_at <= :now
                          and (leased_until is null or leased_until < :now)
                        order by next_attempt_at, id limit :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /** Sends each of the rows that is due and not held by another; what fails is due again later. */
    void deliver(List<Long> ids) {
        PolicyParameters parameters = policy.at(LocalDate.now(clock));
        for (long id : ids) {
            lease(id, parameters).ifPresent(mail -> send(mail, parameters));
        }
    }

    private void send(OutgoingMail mail, PolicyParameters parameters) {
        try {
            sender.send(mail);
            sent(mail.id());
        } catch (MessagingException | RuntimeException refused) {
            boolean last =
                    mail.attempts() >= parameters.integer("mail.max_attempts") || MailSender.isPermanent(refused);
            failed(mail, last, parameters, refused);
            LOG.warn(
                    "Mail {} was not sent, attempt {}{}",
                    mail.publicId(),
                    mail.attempts(),
                    last ? ", the last" : "",
                    refused);
        }
    }

    private Optional<OutgoingMail> lease(long id, PolicyParameters parameters) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        update notification.outbox
                        set status = 'SENDING', attempts = attempts + 1, leased_until = :until
                        where id = (select id from notification.outbox
                                    where id = :id and status in ('WAITING', 'SENDING') and next_attempt_at <= :now
                                      and (leased_until is null or leased_until < :now)
                                    for update skip locked)
                        returning id, public_id, type, recipient, locale, details::text as details, secret, secret_key_version,
                                  attempts, created_at
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("until", now.plusSeconds(parameters.integer("mail.lease_seconds")))
                .map((row, context) -> OutgoingMail.of(row, this::open))
                .findOne());
    }

    private String open(java.util.UUID publicId, Sealed secret) {
        return encryption.openText(secret, Notifications.SECRET_PLACE + publicId);
    }

    private void sent(long id) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update notification.outbox
                        set status = 'SENT', sent_at = :now, leased_until = null, last_error = null,
                            secret = null, secret_key_version = null
                        where id = :id
                        """)
                .bind("id", id)
                .bind("now", OffsetDateTime.now(clock))
                .execute());
    }

    private void failed(OutgoingMail mail, boolean last, PolicyParameters parameters, Exception refused) {
        long wait = Math.min(
                (long) parameters.integer("mail.retry_seconds") << Math.min(mail.attempts() - 1, 20),
                parameters.integer("mail.retry_max_seconds"));
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update notification.outbox
                        set status = :status, next_attempt_at = :next, leased_until = null, last_error = :error
                        where id = :id
                        """)
                .bind("id", mail.id())
                .bind("status", last ? "FAILED" : "WAITING")
                .bind("next", OffsetDateTime.now(clock).plusSeconds(wait))
                .bind("error", refused.getClass().getSimpleName())
                .execute());
    }
}
