package org.rmocse.account;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Policy;

/** The real accounts of employers' contacts, for tests of other modules. */
public final class ContactAccounts {

    private ContactAccounts() {}

    /** Over an entity manager whose transaction the test begins and ends; null where no account is opened or closed. */
    public static EmployerContacts over(
            EntityManager em, Jdbi jdbi, Clock clock, People people, Notifications notifications, AuditTrail audit) {
        return new EmployerContacts(
                em,
                jdbi,
                clock,
                new AccountDirectory(em, jdbi, people, new Nobody()),
                new OneTimeLinks(jdbi, clock, new Policy(jdbi)),
                new ConsentRecords(jdbi, clock, audit),
                notifications,
                audit);
    }

    /** Who acts for the account behind an address; empty for none. */
    public static Optional<Actor> actor(Jdbi jdbi, People people, String email) {
        List<Long> ids = jdbi.withHandle(
                handle -> handle.createQuery("select account_id from account.sign_in_name where value = lower(:email)")
                        .bind("email", email)
                        .mapTo(Long.class)
                        .list());
        return ids.stream().findFirst().flatMap(id -> new AccountDirectory(null, jdbi, people, new Nobody()).actor(id));
    }

    private static final class Nobody extends CallerName {

        @Override
        public Optional<UUID> publicId() {
            return Optional.empty();
        }
    }
}
