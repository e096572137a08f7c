package org.rmocse.account;

import java.time.Instant;
import java.util.Optional;
import org.rmocse.shared.PolicyParameters;

/**
 * How long wrong passwords make one wait. The place they come from waits longer and longer; every other place waits only under
 * a wide attack, and then shortly, and never where the account has been signed in from before. So guessing is slow, and nobody
 * keeps another out by guessing.
 */
final class LockOut {

    private static final int MOST_DOUBLINGS = 20;

    private LockOut() {}

    /**
     * Until when the place of the wrong password waits: after the free ones each makes it wait twice as long as the one before,
     * up to the limit.
     *
     * @param failures wrong passwords from there in a row, this one included
     */
    static Optional<Instant> here(int failures, Instant at, PolicyParameters policy) {
        int over = failures - policy.integer("account.free_failures");
        if (over < 0) {
            return Optional.empty();
        }
        long seconds = Math.min(
                (long) policy.integer("account.lock_seconds") << Math.min(over, MOST_DOUBLINGS),
                policy.integer("account.lock_max_seconds"));
        return Optional.of(at.plusSeconds(seconds));
    }

    /**
     * Until when strange places wait.
     *
     * @param failures wrong passwords from anywhere in a row, this one included
     */
    static Optional<Instant> elsewhere(int failures, Instant at, PolicyParameters policy) {
        return failures < policy.integer("account.free_failures_everywhere")
                ? Optional.empty()
                : Optional.of(at.plusSeconds(policy.integer("account.lock_everywhere_seconds")));
    }
}
