package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** The accounts of the people of training bodies. Who keeps the bodies opens and closes them; each is bound to one body for good. */
@ApplicationScoped
public class TrainingBodyAccounts {

    private static final int LONGEST_NAME = 100;

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    private AccountDirectory directory;
    private OneTimeLinks links;
    private Notifications notifications;
    private AuditTrail audit;
    private Jdbi jdbi;
    private Clock clock;

    protected TrainingBodyAccounts() {}

    TrainingBodyAccounts(
            EntityManager em,
            AccountDirectory directory,
            OneTimeLinks links,
            Notifications notifications,
            AuditTrail audit,
            Jdbi jdbi,
            Clock clock) {
        this(directory, links, notifications, audit, jdbi, clock);
        this.em = em;
    }

    @Inject
    TrainingBodyAccounts(
            AccountDirectory directory,
            OneTimeLinks links,
            Notifications notifications,
            AuditTrail audit,
            Jdbi jdbi,
            Clock clock) {
        this.directory = directory;
        this.links = links;
        this.notifications = notifications;
        this.audit = audit;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Those of a body, by name. */
    public List<TrainingBodyAccount> of(long bodyId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.public_id, a.name, a.email, a.enabled, a.password_hash is not null as password_set, a.last_sign_in_at
                        from account.account_role r join account.account a on a.id = r.account_id
                        where r.training_body_id = :body order by a.name, a.id
                        """)
                .bind("body", bodyId)
                .map((row, context) -> new TrainingBodyAccount(
                        row.getObject("public_id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("enabled"),
                        row.getBoolean("password_set"),
                        instant(row.getObject("last_sign_in_at", OffsetDateTime.class))))
                .list());
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Opens one, whose holder sets the password through a link in a mail.
     *
     * @return the account's public id
     * @throws Rejected with each missing or malformed field, or EMAIL_TAKEN
     */
    public UUID open(Actor actor, long bodyId, String name, String email) {
        List<Finding> findings = new ArrayList<>();
        if (name == null || name.isBlank()) {
            findings.add(Finding.of("REQUIRED", "accountName"));
        } else if (name.strip().length() > LONGEST_NAME) {
            findings.add(
                    Finding.of("TOO_LONG", "accountName").having(name.strip().length(), LONGEST_NAME));
        }
        if (email == null || !email.strip().matches("[^\\s@]+@[^\\s@]+")) {
            findings.add(Finding.of("EMAIL_INVALID", "accountEmail"));
        } else if (directory.bySignInName(email).isPresent()) {
            findings.add(Finding.of("EMAIL_TAKEN", "accountEmail"));
        }
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        Account account = entered(bodyId, name.strip(), email.strip());
        audit.record(
                actor,
                "account.created",
                "account",
                account.publicId(),
                Map.of("role", Role.EDUCATION_PROVIDER.name(), "trainingBody", String.valueOf(bodyId)));
        mailLink(account);
        return account.publicId();
    }

    private Account entered(long bodyId, String name, String email) {
        Account account =
                new Account(PublicId.next(), null, name, email, Locale.SIMPLIFIED_CHINESE, false, clock.instant());
        em.persist(account);
        em.flush();
        if (!directory.addName(account.id(), "EMAIL", account.email())) {
            throw new Rejected(Finding.of("EMAIL_TAKEN", "accountEmail"));
        }
        directory.addTrainingBody(account.id(), bodyId);
        return account;
    }

    /**
     * Sends the link to set a password once more.
     *
     * @throws Rejected NOT_FOUND where the body has no such open account, LINKS_TOO_MANY where so many were sent within a short time
     */
    public void sendLink(Actor actor, long bodyId, UUID publicId) {
        Account account = account(bodyId, publicId, true);
        if (!links.isMoreAllowed(account.id())) {
            throw new Rejected(Finding.of("LINKS_TOO_MANY", null));
        }
        audit.record(actor, "account.link_sent", "account", publicId, Map.of());
        mailLink(account);
    }

    /**
     * Closes one at once; open sessions and its access tokens end.
     *
     * @throws Rejected NOT_FOUND where the body has no such open account
     */
    public void close(Actor actor, long bodyId, UUID publicId) {
        account(bodyId, publicId, true).disable();
        audit.record(actor, "account.disabled", "account", publicId, Map.of());
    }

    /**
     * Opens a closed one again; a new password is set through a link in a mail.
     *
     * @throws Rejected NOT_FOUND where the body has no such closed account
     */
    public void reopen(Actor actor, long bodyId, UUID publicId) {
        Account account = account(bodyId, publicId, false);
        account.reopen();
        audit.record(actor, "account.reopened", "account", publicId, Map.of());
        mailLink(account);
    }

    private Account account(long bodyId, UUID publicId, boolean open) {
        return directory
                .byPublicId(publicId)
                .filter(one -> one.isEnabled() == open)
                .filter(one -> Long.valueOf(bodyId).equals(directory.actor(one).trainingBodyId()))
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** Any link sent before stops working. */
    private void mailLink(Account account) {
        notifications.send(new Notice(
                NoticeType.STAFF_ACCOUNT_LINK,
                account.email(),
                account.locale(),
                null,
                Map.of("name", account.name(), "hours", String.valueOf(links.hours())),
                links.create(account.id())));
    }
}
