package org.rmocse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;

/** Counts what was wrong, a password as a code, and makes whoever guesses wait ({@link LockOut}). */
@ApplicationScoped
class Attempts {

    private AccountDirectory directory;
    private SignInOrigins origins;
    private AuditTrail audit;
    private Policy policy;
    private Clock clock;

    protected Attempts() {}

    @Inject
    Attempts(AccountDirectory directory, SignInOrigins origins, AuditTrail audit, Policy policy, Clock clock) {
        this.directory = directory;
        this.origins = origins;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether nothing from there is looked at for now, right or wrong. */
    boolean mustWait(Account account, String origin) {
        Instant now = clock.instant();
        return origins.isLocked(account.id(), origin, now)
                || account.isLocked(now) && !origins.isKnown(account.id(), origin, now, today());
    }

    /** Counts one that was wrong; the account's row is held. */
    void failed(Account account, String origin, String action) {
        Instant now = clock.instant();
        account.failed(now, today());
        origins.failed(account.id(), origin, now, today());
        audit.record(directory.actor(account), action, "account", account.publicId(), Map.of());
    }

    /** Begins to count anew: the holder is there. */
    void signedIn(Account account, String origin, Map<String, String> detail) {
        Instant now = clock.instant();
        account.signedIn(now);
        origins.succeeded(account.id(), origin, now);
        audit.record(directory.actor(account), "account.signed_in", "account", account.publicId(), detail);
    }

    /** The same where the holder is signed in already and has proven it once more. */
    void proven(Account account, String origin) {
        account.proven();
        origins.succeeded(account.id(), origin, clock.instant());
        audit.record(directory.actor(account), "account.proven", "account", account.publicId(), Map.of());
    }

    private PolicyParameters today() {
        return policy.at(LocalDate.now(clock));
    }
}
