package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/** No mail is lost (I5): each is sent, given up with its reason, or has its turn still to come. */
@ApplicationScoped
public class MailInvariants implements InvariantChecks {

    /** A mail is passed over where one that was due an hour later has gone; while none goes, all of them wait. */
    private static final String MAILS =
            """
            select o.public_id || ' was passed over' from notification.outbox o,
                (select max(sent_at) as at from notification.outbox where sent_at is not null) gone
            where o.status in ('WAITING', 'SENDING')
              and greatest(o.next_attempt_at, o.leased_until) < gone.at - interval '1 hour'
            union all
            select o.public_id || ' was given up without a reason' from notification.outbox o
            where o.status = 'FAILED' and o.last_error is null
            union all
            select o.public_id || ' was sent before it was written' from notification.outbox o
            where o.sent_at < o.created_at
            """;

    private Jdbi jdbi;

    protected MailInvariants() {}

    @Inject
    public MailInvariants(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<InvariantCheck> checks() {
        return List.of(InvariantCheck.of(jdbi, Invariant.MAILS, "select count(*) from notification.outbox", MAILS));
    }
}
