package org.rmocse.employer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.account.Acting;
import org.rmocse.account.ActorDatabaseTest;
import org.rmocse.account.Agreement;
import org.rmocse.account.ContactAccounts;
import org.rmocse.account.EmployerContacts;
import org.rmocse.applicant.People;
import org.rmocse.audit.AuditTrail;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.Ties;
import org.rmocse.shared.Upload;

/** Somebody who wants to speak for an employer, and the officers who decide, over the real database. */
abstract class ContactDatabaseTest extends ActorDatabaseTest {

    static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    static final Upload LETTER = KeptDocuments.scan("授权书.png");

    static final Policy POLICY = new Policy(JDBI);
    static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    static final People PEOPLE = new People(JDBI, ENCRYPTION, AUDIT);
    static final Employers EMPLOYERS = new Employers(JDBI);
    static final Documents DOCUMENTS = KeptDocuments.in(KeptDocuments.folder(), JDBI, CLOCK, POLICY, ENCRYPTION);
    static final Notifications NOTIFICATIONS = new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices());

    final CreditCode code = SampleNumbers.creditCode(75_000_000 + (int) next());
    final String name = "虚构联系化工" + next() + "有限公司";
    final String email = "hr" + next() + "@employer.example";
    final Actor officer = officer(Ties.NONE);

    @BeforeEach
    void beginOnTheMonday() {
        CLOCK.moveTo(MONDAY);
    }

    static Actor officer(Ties ties) {
        long n = next();
        return new Actor(n, PublicId.next(), "测试员" + n, Set.of(Role.MINISTRY_OFFICER), null, null, ties);
    }

    ContactDraft draft() {
        return new ContactDraft(' ' + code.value().toLowerCase(Locale.ROOT), ' ' + name, " 人事甲 ", ' ' + email + ' ');
    }

    static void asking(Consumer<ContactRequests> work) {
        inTransaction(() -> work.accept(
                new ContactRequests(JDBI, CLOCK, POLICY, ENCRYPTION, DOCUMENTS, contacts(null), NOTIFICATIONS, AUDIT)));
    }

    void deciding(Consumer<ContactDecisions> work) {
        does(officer, () -> decisions(work));
    }

    /** Work at the ministry's desk in the actor's transaction, whose entities are written at its end. */
    static void decisions(Consumer<ContactDecisions> work) {
        EntityManager em = entityManager();
        em.getTransaction().begin();
        try {
            work.accept(new ContactDecisions(
                    JDBI,
                    CLOCK,
                    Acting.current(Acting.directory(JDBI, PEOPLE)),
                    EMPLOYERS,
                    contacts(em),
                    DOCUMENTS,
                    NOTIFICATIONS,
                    AUDIT));
            em.getTransaction().commit();
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }

    static EmployerContacts contacts(EntityManager em) {
        return ContactAccounts.over(em, JDBI, CLOCK, PEOPLE, NOTIFICATIONS, AUDIT);
    }

    /** Asked for and confirmed. */
    UUID waiting() {
        return waiting(draft());
    }

    static UUID waiting(ContactDraft draft) {
        asking(requests -> requests.ask(draft, LETTER, Agreement.WHOLE, Locale.SIMPLIFIED_CHINESE));
        List<Mail> mails = mails(draft.email().strip());
        asking(requests -> requests.confirm(mails.get(mails.size() - 1).token()));
        return requests(draft.email().strip()).get(0);
    }

    /** The public ids of what was asked from an address, the latest first. */
    static List<UUID> requests(String email) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select public_id from employer.contact_request where email = :email order by id desc")
                .bind("email", email)
                .mapTo(UUID.class)
                .list());
    }

    static Map<String, Object> row(UUID request) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select * from employer.contact_request where public_id = :id")
                        .bind("id", request)
                        .mapToMap()
                        .one());
    }

    static List<Mail> mails(String recipient) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select public_id, type, details::text as details, secret, secret_key_version
                        from notification.outbox where recipient = :recipient order by id
                        """)
                .bind("recipient", recipient)
                .map((row, context) -> new Mail(
                        row.getString("type"),
                        row.getString("details"),
                        row.getBytes("secret") == null
                                ? null
                                : ENCRYPTION.openText(
                                        new Sealed(row.getInt("secret_key_version"), row.getBytes("secret")),
                                        "notification.outbox.secret:" + row.getObject("public_id", UUID.class))))
                .list());
    }

    /** @param link null where the mail has none of its own */
    record Mail(String type, String details, String link) {

        String token() {
            assertThat(link).as(type + " has a link").contains("token=");
            return link.substring(link.indexOf("token=") + 6);
        }
    }
}
