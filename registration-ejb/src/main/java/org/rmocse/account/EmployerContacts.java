package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;

/** The accounts of those who speak for employers, each bound to one credit code (D18); who gets one is decided above. */
@ApplicationScoped
public class EmployerContacts {

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    private Jdbi jdbi;
    private Clock clock;
    private AccountDirectory directory;
    private OneTimeLinks links;
    private ConsentRecords consents;
    private Notifications notifications;
    private AuditTrail audit;

    protected EmployerContacts() {}

    EmployerContacts(
            EntityManager em,
            Jdbi jdbi,
            Clock clock,
            AccountDirectory directory,
            OneTimeLinks links,
            ConsentRecords consents,
            Notifications notifications,
            AuditTrail audit) {
        this(jdbi, clock, directory, links, consents, notifications, audit);
        this.em = em;
    }

    @Inject
    EmployerContacts(
            Jdbi jdbi,
            Clock clock,
            AccountDirectory directory,
            OneTimeLinks links,
            ConsentRecords consents,
            Notifications notifications,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.links = links;
        this.consents = consents;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** Whether mail can be sent there. */
    public static boolean isAddress(String typed) {
        return AccountRequestRule.isAddress(typed);
    }

    /** Whether somebody signs in by this address already. */
    public boolean isTaken(String email) {
        return directory.isTaken(email);
    }

    /**
     * Opens an account, whose holder sets the password through a link in a mail.
     *
     * @param employerName as the mail is to call the employer
     * @return the account's public id
     * @throws Rejected EMAIL_TAKEN
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID open(Actor by, CreditCode employer, String employerName, String name, String email, Locale locale) {
        Account account = new Account(PublicId.next(), null, name, email, locale, false, clock.instant());
        em.persist(account);
        em.flush();
        if (!directory.addName(account.id(), "EMAIL", email)) {
            throw new Rejected(Finding.of("EMAIL_TAKEN", null));
        }
        directory.addEmployer(account.id(), employer.value());
        audit.record(
                by,
                "account.created",
                "account",
                account.publicId(),
                Map.of("role", "EMPLOYER", "employer", employer.value()));
        notifications.send(new Notice(
                NoticeType.EMPLOYER_ACCOUNT_LINK,
                email,
                locale,
                null,
                Map.of("name", name, "employer", employerName, "hours", String.valueOf(links.hours())),
                links.create(account.id())));
        return account.publicId();
    }

    /**
     * Keeps what a contact agreed to with the request for the account.
     *
     * @param version of the privacy notice
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void agreed(UUID contact, int version, Locale language, Instant at) {
        consents.give(directory.actor(directory.byPublicId(contact).orElseThrow()), version, false, language, at);
    }

    /** Which version of the privacy notice is asked for today. */
    public int noticeInForce() {
        return consents.inForce().version();
    }

    /**
     * Closes a contact's account at once; open sessions end.
     *
     * @throws Rejected NOT_FOUND where the employer has no such open contact
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(Actor by, CreditCode employer, UUID contact, String reason) {
        Account account = directory
                .byPublicId(contact)
                .filter(Account::isEnabled)
                .filter(one -> employer.value().equals(directory.actor(one).employerCode()))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        account.disable();
        audit.record(by, "account.disabled", "account", contact, Map.of("reason", reason));
    }

    /** Who speaks for an employer or did, those who still do first. */
    public List<EmployerContact> of(String creditCode) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.public_id, a.name, a.email, a.enabled, a.password_hash is not null as password_set, a.last_sign_in_at
                        from account.account_role r join account.account a on a.id = r.account_id
                        where r.employer_code = :code order by a.enabled desc, a.id
                        """)
                .bind("code", creditCode)
                .map((row, context) -> {
                    OffsetDateTime last = row.getObject("last_sign_in_at", OffsetDateTime.class);
                    return new EmployerContact(
                            row.getObject("public_id", UUID.class),
                            row.getString("name"),
                            row.getString("email"),
                            row.getBoolean("enabled"),
                            row.getBoolean("password_set"),
                            last == null ? null : last.toInstant());
                })
                .list());
    }

    /** Whom to tell of something that concerns the employer: those who speak for it now. */
    public List<Mailbox> mailboxes(String creditCode) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.name, a.email, a.locale from account.account_role r join account.account a on a.id = r.account_id
                        where r.employer_code = :code and a.enabled order by a.id
                        """)
                .bind("code", creditCode)
                .map((row, context) -> new Mailbox(
                        row.getString("name"), row.getString("email"), Locale.forLanguageTag(row.getString("locale"))))
                .list());
    }

    /** Where a contact reads mails, and in which language. */
    public record Mailbox(String name, String email, Locale locale) {}
}
