package org.rmocse.account;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;

/** When the caller of this request last gave the password, and the code where there is one; the session carries it between requests. */
@RequestScoped
public class LastProof {

    private Instant at;
    private boolean given;

    /** Takes over what the session knows; null where it knows nothing. */
    public void carried(Instant lastTime) {
        at = lastTime;
    }

    /** Was just given, with this request. */
    public void given(Instant now) {
        at = now;
        given = true;
    }

    /** Whether it was given with this request, or no longer ago than that. */
    boolean isWithin(Duration longest, Instant now) {
        return given || at != null && now.isBefore(at.plus(longest));
    }
}
