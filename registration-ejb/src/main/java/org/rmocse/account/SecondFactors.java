package org.rmocse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Texts;

/**
 * The second step of signing in: a code of an app, or a recovery code. Officers must have it from a day that a policy parameter
 * sets (GB/T 22239, level 3); whoever applies may. What is wrong is counted with the wrong passwords, which a refusal by exception
 * would undo; hence the answers.
 */
@Stateless
public class SecondFactors {

    @PersistenceContext(unitName = "registration")
    private EntityManager em;

    @Inject
    private AccountDirectory directory;

    @Inject
    private Factors factors;

    @Inject
    private Attempts attempts;

    @Inject
    private AuditTrail audit;

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    public SecondFactors() {}

    SecondFactors(
            EntityManager em,
            AccountDirectory directory,
            Factors factors,
            Attempts attempts,
            AuditTrail audit,
            Policy policy,
            Clock clock) {
        this.em = em;
        this.directory = directory;
        this.factors = factors;
        this.attempts = attempts;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether the code may still follow the password; false where there was none. */
    @PermitAll
    public boolean isAwaited(HalfSignIn half) {
        return half != null && waiting(half).isPresent();
    }

    /**
     * The second step of signing in.
     *
     * @param half what the first step gave
     * @param code of the app or a recovery code, as typed
     * @param origin the network address it comes from
     * @return empty where the code is wrong or was used before, too long after the password, after a change of it, or while that
     *     place must wait
     */
    @PermitAll
    public Optional<SignIn> finish(HalfSignIn half, String code, String origin) {
        Optional<Account> waiting = waiting(half);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Account account = held(waiting.get());
        if (attempts.mustWait(account, origin)) {
            return Optional.empty();
        }
        Optional<Factors.Means> means = factors.take(account, code);
        if (means.isEmpty()) {
            attempts.failed(account, origin, "account.code_failed");
            return Optional.empty();
        }
        attempts.signedIn(account, origin, Map.of("by", means.get().name()));
        return Optional.of(
                new SignIn(account.publicId(), directory.actor(account).roles()));
    }

    private Optional<Account> waiting(HalfSignIn half) {
        Duration longest = Duration.ofMinutes(today().integer("account.second_step_minutes"));
        return directory
                .byPublicId(half.publicId())
                .filter(Account::isEnabled)
                .filter(account -> account.sessionEpoch() == half.sessionEpoch())
                .filter(account -> clock.instant().isBefore(half.provenAt().plus(longest)));
    }

    /** How it stands with one's own. */
    @RolesAllowed("**")
    public SecondFactorState state() {
        Account account = own();
        boolean required = directory.actor(account).roles().stream().anyMatch(StaffAccounts.STAFF::contains)
                && !LocalDate.now(clock).isBefore(today().date("account.second_factor_staff"));
        return new SecondFactorState(factors.since(account).orElse(null), factors.recoveryCodes(account), required);
    }

    /**
     * Begins to switch it on with a new secret; one shown before is worth nothing any more.
     *
     * @throws Rejected NOT_FOUND where it is on already
     */
    @RolesAllowed("**")
    public Enrolment begin() {
        Account account = own();
        return enrolment(account, factors.draw(account));
    }

    /** The same once more, for a form that came back with a mistake; a new one where none was begun. */
    @RolesAllowed("**")
    public Enrolment begun() {
        Account account = own();
        return enrolment(account, factors.drawn(account).orElseGet(() -> factors.draw(account)));
    }

    private static Enrolment enrolment(Account account, byte[] secret) {
        String issuer = Texts.of(account.locale()).get("second_factor.issuer");
        String holder = account.email() == null ? account.name() : account.email();
        return new Enrolment(
                TimeCode.text(secret).replaceAll("(.{4})(?!$)", "$1 "), TimeCode.address(secret, issuer, holder));
    }

    /**
     * Switches it on; sessions opened elsewhere without it end.
     *
     * @param password one's own, lest somebody do it who passes by an open page
     * @param code the first of the app
     * @return the recovery codes, which nobody can read again; empty where the password is wrong or that place must wait
     * @throws Rejected SECOND_FACTOR_CODE_WRONG where the password is right and the code is not, which tells nobody anything: the
     *     secret is in front of whoever types it
     */
    @RolesAllowed("**")
    public Optional<List<String>> confirm(String password, String code, String origin) {
        Account account = held(own());
        if (!isOwner(account, password, origin)) {
            return Optional.empty();
        }
        if (!factors.confirm(account, code)) {
            throw new Rejected(Finding.of("SECOND_FACTOR_CODE_WRONG", "code"));
        }
        account.endSessions();
        audit.record(directory.actor(account), "account.second_factor_on", "account", account.publicId(), Map.of());
        return Optional.of(recoveryCodes(account));
    }

    /**
     * Gives new recovery codes; those before are worth nothing any more.
     *
     * @return empty where the password or the code is wrong, or that place must wait
     */
    @RolesAllowed("**")
    public Optional<List<String>> renewRecoveryCodes(String password, String code, String origin) {
        Account account = held(own());
        if (!proves(account, password, code, origin)) {
            return Optional.empty();
        }
        audit.record(directory.actor(account), "account.recovery_codes_drawn", "account", account.publicId(), Map.of());
        return Optional.of(recoveryCodes(account));
    }

    /**
     * Switches it off, as before a change of telephone; sessions opened elsewhere end.
     *
     * @return false where the password or the code is wrong, or that place must wait
     */
    @RolesAllowed("**")
    public boolean remove(String password, String code, String origin) {
        Account account = held(own());
        if (!proves(account, password, code, origin)) {
            return false;
        }
        factors.remove(account);
        account.endSessions();
        audit.record(directory.actor(account), "account.second_factor_off", "account", account.publicId(), Map.of());
        return true;
    }

    /**
     * Proves once more who is signed in, before something that cannot be undone ({@link CurrentActor#requireProof}).
     *
     * @param code looked at where there is a second factor
     * @return false where the password or the code is wrong, or that place must wait
     */
    @RolesAllowed("**")
    public boolean prove(String password, String code, String origin) {
        return proves(held(own()), password, code, origin);
    }

    private List<String> recoveryCodes(Account account) {
        return factors.drawRecoveryCodes(account, today().integer("account.recovery_codes"));
    }

    private boolean isOwner(Account account, String password, String origin) {
        if (attempts.mustWait(account, origin)) {
            return false;
        }
        boolean fits = PasswordHash.matches(password, account.passwordHash());
        if (!fits) {
            attempts.failed(account, origin, "account.proof_failed");
        }
        return fits;
    }

    /** The code is looked at, and used up, only after the right password. */
    private boolean proves(Account account, String password, String code, String origin) {
        if (!isOwner(account, password, origin)) {
            return false;
        }
        boolean taken =
                factors.since(account).isEmpty() || factors.take(account, code).isPresent();
        if (taken) {
            attempts.proven(account, origin);
        } else {
            attempts.failed(account, origin, "account.code_failed");
        }
        return taken;
    }

    private Account own() {
        return directory
                .current()
                .filter(Account::isEnabled)
                .orElseThrow(() -> new Rejected(Finding.of("SIGNED_OUT", null)));
    }

    /** The account with its row held, so that tries at the same moment are counted one after another. */
    private Account held(Account account) {
        return em.find(Account.class, account.id(), LockModeType.PESSIMISTIC_WRITE);
    }

    private PolicyParameters today() {
        return policy.at(LocalDate.now(clock));
    }
}
