package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends outbox rows: leases a row in one transaction, sends outside any, marks it in a third. A crash between the mail
 * server's answer and the mark sends the mail once more, with the same Message-ID; nothing else sends twice. A row that
 * cannot be sent backs off by itself and holds up no other; while the mail server is away nothing is tried and nothing is
 * given up.
 */
@ApplicationScoped
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private static final int ROUND = 50;

    private Outbox outbox;
    private Clock clock;
    private Policy policy;
    private FieldEncryption encryption;
    private MailSender sender;
    private MailPause pause;

    protected MailDelivery() {}

    @Inject
    MailDelivery(
            Outbox outbox, Clock clock, Policy policy, FieldEncryption encryption, MailSender sender, MailPause pause) {
        this.outbox = outbox;
        this.clock = clock;
        this.policy = policy;
        this.encryption = encryption;
        this.sender = sender;
        this.pause = pause;
    }

    /** Sends all that is due now, round by round, until nothing is left or the mail server is away. */
    void deliverDue() {
        List<Long> due = outbox.due(OffsetDateTime.now(clock), ROUND);
        while (!due.isEmpty() && !pause.isOn(clock.instant())) {
            deliver(due);
            due = outbox.due(OffsetDateTime.now(clock), ROUND);
        }
    }

    /** Sends each of the rows that is due and not held by another; what fails is due again later. */
    void deliver(List<Long> ids) {
        PolicyParameters parameters = policy.at(LocalDate.now(clock));
        for (long id : ids) {
            if (pause.isOn(clock.instant())) {
                return;
            }
            OffsetDateTime now = OffsetDateTime.now(clock);
            outbox.lease(id, now, now.plusSeconds(parameters.integer("mail.lease_seconds")))
                    .ifPresent(notice -> send(notice, parameters));
        }
    }

    private void send(LeasedNotice notice, PolicyParameters parameters) {
        try {
            sender.send(
                    OutgoingMail.of(
                            notice, secret -> encryption.openText(secret, Notifications.place(notice.publicId()))),
                    parameters.integer("mail.timeout_seconds"));
        } catch (NotSent refused) {
            notSent(notice, refused, parameters);
            return;
        } catch (RuntimeException unreadable) {
            LOG.warn("Notice {} cannot be made into a mail", notice.publicId(), unreadable);
            tryLater(notice, unreadable.getClass().getSimpleName(), parameters);
            return;
        }
        pause.answered();
        outbox.sent(notice, OffsetDateTime.now(clock));
    }

    private void notSent(LeasedNotice notice, NotSent refused, PolicyParameters parameters) {
        LOG.warn(
                "Notice {} was not sent, attempt {}: {} ({})",
                notice.publicId(),
                notice.attempts(),
                refused.reason(),
                refused.answer());
        OffsetDateTime afterPause = OffsetDateTime.now(clock).plusSeconds(parameters.integer("mail.pause_seconds"));
        switch (refused.reason()) {
            case SERVER_AWAY -> {
                pause.begin(afterPause.toInstant());
                outbox.postpone(notice, afterPause, refused.answer());
            }
            case CONNECTION_LOST -> {
                pause.lostOne(parameters.integer("mail.lost_before_pause"), afterPause.toInstant());
                tryLater(notice, refused.answer(), parameters);
            }
            case REFUSED_FOR_NOW -> {
                pause.answered();
                tryLater(notice, refused.answer(), parameters);
            }
            case REFUSED_FOR_GOOD -> {
                pause.answered();
                outbox.giveUp(notice, OffsetDateTime.now(clock), refused.answer());
            }
        }
    }

    private void tryLater(LeasedNotice notice, String error, PolicyParameters parameters) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (notice.attempts() >= parameters.integer("mail.max_attempts")) {
            outbox.giveUp(notice, now, error);
        } else {
            outbox.retry(notice, now.plusSeconds(backOff(notice.attempts(), parameters)), error);
        }
    }

    /** Seconds to wait after so many attempts: doubled each time, up to a limit. */
    static long backOff(int attempts, PolicyParameters parameters) {
        long doubled = (long) parameters.integer("mail.retry_seconds") << Math.min(attempts - 1, 20);
        return Math.min(doubled, parameters.integer("mail.retry_max_seconds"));
    }
}
