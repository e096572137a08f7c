package org.rmocse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** What one does with one's own account: open it, sign in, set and change the password. Answers never tell who has one. */
@Stateless
public class Accounts {

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    @Inject
    private AccountDirectory directory;

    @Inject
    private AccountRequests requests;

    @Inject
    private OneTimeLinks links;

    @Inject
    private SignInOrigins origins;

    @Inject
    private Attempts attempts;

    @Inject
    private Factors factors;

    @Inject
    private AuditTrail audit;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    public Accounts() {}

    Accounts(
            EntityManager em,
            AccountDirectory directory,
            AccountRequests requests,
            OneTimeLinks links,
            SignInOrigins origins,
            Attempts attempts,
            Factors factors,
            AuditTrail audit,
            Policy policy,
            Clock clock) {
        this.em = em;
        this.directory = directory;
        this.requests = requests;
        this.links = links;
        this.origins = origins;
        this.attempts = attempts;
        this.factors = factors;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Asks for an account (D28). Returns at once and alike whether the data is known, unknown or has an account already;
     * what follows comes by mail.
     *
     * @param email where to send the link if the examination data has no address; may be empty
     * @param agreement to the privacy notice in force, recorded with the account
     * @throws Rejected with each field that is missing or malformed, which says nothing of who is known, or what is not agreed to
     */
    @PermitAll
    public void requestAccount(
            String name,
            String idNumber,
            String qualificationNumber,
            String email,
            Agreement agreement,
            Locale locale) {
        List<Finding> findings =
                new ArrayList<>(AccountRequestRule.findings(name, idNumber, qualificationNumber, email));
        findings.addAll(agreement.findings(true));
        require(findings);
        requests.open(name, idNumber, qualificationNumber, email, locale);
    }

    /**
     * Asks for a link to set a new password; returns alike whether there is such an account.
     *
     * @throws Rejected if no name was given
     */
    @PermitAll
    public void requestReset(String signInName) {
        require(AccountRequestRule.findings(signInName));
        requests.reset(signInName);
    }

    /** How many characters a password has at least. */
    @PermitAll
    public int passwordLength() {
        return policy.at(LocalDate.now(clock)).integer("account.password_min");
    }

    /** True while a link can still be used. */
    @PermitAll
    public boolean isLinkValid(String token) {
        return links.account(token).isPresent();
    }

    /**
     * Sets the password the link is for and uses the link up; whoever had the mail is no stranger where they did it.
     *
     * @param origin the network address they did it from
     * @throws Rejected LINK_INVALID, or what is wrong with the password; then the link stays good
     */
    @PermitAll
    public void setPassword(String token, String password, String origin) {
        Account account = links.account(token)
                .map(id -> em.find(Account.class, id))
                .filter(Account::isEnabled)
                .orElseThrow(() -> new Rejected(Finding.of("LINK_INVALID", "token")));
        requireGood(password, account);
        if (links.use(token).isEmpty()) {
            throw new Rejected(Finding.of("LINK_INVALID", "token"));
        }
        account.changePassword(PasswordHash.of(password));
        origins.succeeded(account.id(), origin, clock.instant());
        audit.record(directory.actor(account), "account.password_set", "account", account.publicId(), Map.of());
    }

    /**
     * Changes the password of the caller's own account; other sessions end.
     *
     * @throws Rejected PASSWORD_WRONG, or what is wrong with the new one
     */
    @jakarta.annotation.security.RolesAllowed("**")
    public void changePassword(String current, String password) {
        Account account = directory.current().orElseThrow(() -> new Rejected(Finding.of("SIGNED_OUT", null)));
        if (!PasswordHash.matches(current, account.passwordHash())) {
            throw new Rejected(Finding.of("PASSWORD_WRONG", "current"));
        }
        requireGood(password, account);
        account.changePassword(PasswordHash.of(password));
        audit.record(directory.actor(account), "account.password_changed", "account", account.publicId(), Map.of());
    }

    /**
     * Checks a name and password; takes as long whether there is such an account or not. Where the account has a second factor this
     * is half of it: wrong ones before stay counted, and nobody is signed in until {@link SecondFactors#finish}.
     *
     * @param signInName identity number, registration number or e-mail address
     * @param origin the network address the question comes from
     * @return empty where they do not fit, the account is closed, or it is locked there for the moment ({@link LockOut})
     */
    @PermitAll
    public Optional<SignIn> authenticate(String signInName, String password, String origin) {
        Optional<Account> found = directory.bySignInName(signInName);
        boolean fits =
                PasswordHash.matches(password, found.map(Account::passwordHash).orElse(null));
        if (found.isEmpty() || !found.get().isEnabled()) {
            return Optional.empty();
        }
        Account account = em.find(Account.class, found.get().id(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        if (attempts.mustWait(account, origin)) {
            return Optional.empty();
        }
        if (!fits) {
            attempts.failed(account, origin, "account.sign_in_failed");
            return Optional.empty();
        }
        if (PasswordHash.isOutdated(account.passwordHash())) {
            account.rehash(PasswordHash.of(password));
        }
        Set<Role> roles = directory.actor(account).roles();
        if (factors.since(account).isPresent()) {
            audit.record(directory.actor(account), "account.code_asked", "account", account.publicId(), Map.of());
            return Optional.of(new SignIn(
                    account.publicId(),
                    roles,
                    new HalfSignIn(account.publicId(), account.sessionEpoch(), clock.instant())));
        }
        attempts.signedIn(account, origin, Map.of());
        return Optional.of(new SignIn(account.publicId(), roles));
    }

    private void requireGood(String password, Account account) {
        require(PasswordRule.findings(password, account.name(), account.email(), policy.at(LocalDate.now(clock))));
    }

    private static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Rejected(findings);
        }
    }
}
