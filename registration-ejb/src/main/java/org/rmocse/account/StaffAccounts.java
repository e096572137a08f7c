package org.rmocse.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;

/** The officers' accounts, kept by the security administrator: one role each, bound to an agency where the role is. */
@Stateless
public class StaffAccounts {

    /** How long a reason may be. */
    private static final int REASON_LENGTH = 500;

    static final Set<Role> STAFF = EnumSet.of(
            Role.AGENCY_REVIEWER,
            Role.AGENCY_MANAGER,
            Role.FINAL_REVIEWER,
            Role.MINISTRY_OFFICER,
            Role.CERTIFICATE_OFFICER,
            Role.SYSTEM_ADMINISTRATOR,
            Role.SECURITY_ADMINISTRATOR,
            Role.AUDITOR);
    private static final Set<Role> OF_AN_AGENCY = EnumSet.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER);

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    @Inject
    private AccountDirectory directory;

    @Inject
    private CurrentActor current;

    @Inject
    private OneTimeLinks links;

    @Inject
    private SignInOrigins origins;

    @Inject
    private Factors factors;

    @Inject
    private Notifications notifications;

    @Inject
    private AuditTrail audit;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    public StaffAccounts() {}

    StaffAccounts(
            EntityManager em,
            AccountDirectory directory,
            CurrentActor current,
            OneTimeLinks links,
            SignInOrigins origins,
            Factors factors,
            Notifications notifications,
            AuditTrail audit,
            Jdbi jdbi,
            Clock clock) {
        this.em = em;
        this.directory = directory;
        this.current = current;
        this.links = links;
        this.origins = origins;
        this.factors = factors;
        this.notifications = notifications;
        this.audit = audit;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Opens an account for an officer, who sets the password through a link in a mail.
     *
     * @param agencyId the agency of a reviewer or manager; null for every other role
     * @return the account's public id
     * @throws Rejected with each missing or contradictory field
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public UUID create(String name, String email, Role role, Long agencyId) {
        List<Finding> findings = new ArrayList<>();
        if (name == null || name.isBlank()) {
            findings.add(Finding.of("REQUIRED", "name"));
        }
        if (email == null || !email.strip().matches("[^\\s@]+@[^\\s@]+")) {
            findings.add(Finding.of("EMAIL_INVALID", "email"));
        } else if (directory.bySignInName(email).isPresent()) {
            findings.add(Finding.of("EMAIL_TAKEN", "email"));
        }
        findings.addAll(roleFindings(role, agencyId));
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        Account account = new Account(
                PublicId.next(), null, name.strip(), email.strip(), Locale.SIMPLIFIED_CHINESE, false, clock.instant());
        em.persist(account);
        em.flush();
        if (!directory.addName(account.id(), "EMAIL", account.email())) {
            throw new Rejected(Finding.of("EMAIL_TAKEN", "email"));
        }
        directory.addRole(account.id(), role, OF_AN_AGENCY.contains(role) ? agencyId : null);
        audit.record(current.actor(), "account.created", "account", account.publicId(), Map.of("role", role.name()));
        mailLink(account);
        return account.publicId();
    }

    private static List<Finding> roleFindings(Role role, Long agencyId) {
        if (role == null || !STAFF.contains(role)) {
            return List.of(Finding.of("REQUIRED", "role"));
        }
        return OF_AN_AGENCY.contains(role) && agencyId == null ? List.of(Finding.of("REQUIRED", "agency")) : List.of();
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

    /**
     * Gives an officer another role or agency in the place of the one held; open sessions end.
     *
     * @param agencyId the agency of a reviewer or manager; null for every other role
     * @throws Rejected NOT_FOUND, OWN_ACCOUNT, LAST_ADMINISTRATOR, each missing field, or TWO_ADMINISTRATIONS where the officer has
     *     another of the three administrations beside
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void changeRole(UUID publicId, Role role, Long agencyId) {
        Account account = others(publicId);
        List<Finding> findings = roleFindings(role, agencyId);
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
        if (role != Role.SECURITY_ADMINISTRATOR) {
            requireAnotherAdministrator(publicId);
        }
        Held before = directory.replaceRole(account.id(), role, OF_AN_AGENCY.contains(role) ? agencyId : null);
        account.endSessions();
        audit.record(
                current.actor(),
                "account.role_changed",
                "account",
                publicId,
                Map.of(
                        "from", before.role().name(),
                        "fromAgency", String.valueOf(before.agencyId()),
                        "to", role.name(),
                        "toAgency", String.valueOf(OF_AN_AGENCY.contains(role) ? agencyId : null)));
    }

    /**
     * Opens a closed account again; its officer sets a new password through a link in a mail.
     *
     * @throws Rejected NOT_FOUND where there is no closed account
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void reopen(UUID publicId) {
        Account account = officer(publicId);
        if (account.isEnabled()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        account.reopen();
        audit.record(current.actor(), "account.reopened", "account", publicId, Map.of());
        mailLink(account);
    }

    /**
     * Sends the link to set a password once more.
     *
     * @throws Rejected NOT_FOUND where there is no open account, LINKS_TOO_MANY where so many were sent within a short time
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void sendLink(UUID publicId) {
        Account account = officer(publicId);
        if (!account.isEnabled()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        if (!links.isMoreAllowed(account.id())) {
            throw new Rejected(Finding.of("LINKS_TOO_MANY", null));
        }
        audit.record(current.actor(), "account.link_sent", "account", publicId, Map.of());
        mailLink(account);
    }

    /**
     * Lets an officer try again at once who must wait after wrong passwords or codes.
     *
     * @throws Rejected NOT_FOUND
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void unlock(UUID publicId) {
        Account account = officer(publicId);
        account.proven();
        origins.unlock(account.id());
        audit.record(current.actor(), "account.unlocked", "account", publicId, Map.of());
    }

    /**
     * Closes an officer's account at once; open sessions end.
     *
     * @throws Rejected NOT_FOUND, OWN_ACCOUNT, or LAST_ADMINISTRATOR where nobody would be left to keep the accounts
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void disable(UUID publicId) {
        Account account = others(publicId);
        requireAnotherAdministrator(publicId);
        account.disable();
        audit.record(current.actor(), "account.disabled", "account", publicId, Map.of());
    }

    /**
     * Takes an officer's second factor away, whose telephone is lost or broken and whose recovery codes are used up. Open sessions
     * end; the officer is told by mail and switches it on anew at the next sign-in.
     *
     * @param reason how the administrator made sure who asked; kept in the trail
     * @throws Rejected NOT_FOUND where there is no such officer or second factor, OWN_SECOND_FACTOR, or what is wrong with the reason
     */
    @RolesAllowed(RoleNames.SECURITY_ADMINISTRATOR)
    public void resetSecondFactor(UUID publicId, String reason) {
        Account account = officer(publicId);
        if (account.publicId().equals(current.actor().publicId())) {
            throw new Rejected(Finding.of("OWN_SECOND_FACTOR", null));
        }
        if (factors.since(account).isEmpty()) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
        if (reason == null || reason.isBlank()) {
            throw new Rejected(Finding.of("REQUIRED", "reason"));
        }
        if (reason.strip().length() > REASON_LENGTH) {
            throw new Rejected(
                    Finding.of("TOO_LONG", "reason").having(reason.strip().length(), REASON_LENGTH));
        }
        factors.remove(account);
        account.endSessions();
        audit.record(
                current.actor(), "account.second_factor_reset", "account", publicId, Map.of("reason", reason.strip()));
        notifications.send(new Notice(
                NoticeType.SECOND_FACTOR_RESET,
                account.email(),
                account.locale(),
                null,
                Map.of("name", account.name()),
                Settings.current().url("/sign-in.xhtml")));
    }

    private Account officer(UUID publicId) {
        return directory
                .byPublicId(publicId)
                .filter(one -> one.personId() == null)
                .filter(one -> directory.actor(one).employerCode() == null)
                .filter(one -> directory.actor(one).trainingBodyId() == null)
                .orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
    }

    /** An officer's account that is not the actor's own. */
    private Account others(UUID publicId) {
        Account account = officer(publicId);
        if (account.publicId().equals(current.actor().publicId())) {
            throw new Rejected(Finding.of("OWN_ACCOUNT", null));
        }
        return account;
    }

    private void requireAnotherAdministrator(UUID publicId) {
        if (securityAdministrators().equals(List.of(publicId))) {
            throw new Rejected(Finding.of("LAST_ADMINISTRATOR", null));
        }
    }

    /** Those who could keep the accounts; held until the transaction ends, lest two close each other's at once. */
    private List<UUID> securityAdministrators() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select a.public_id from account.account a join account.account_role r on r.account_id = a.id
                        where r.role = 'SECURITY_ADMINISTRATOR' and a.enabled order by a.id for update of a
                        """)
                .mapTo(UUID.class)
                .list());
    }
}
