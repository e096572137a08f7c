package org.rmocse.web.security;

import java.time.Duration;
import java.time.Instant;

/** How long a session lasts that is never left idle: nobody stays signed in for days because a page asks again and again. */
final class SessionAge {

    private SessionAge() {}

    /**
     * Whether whoever is signed in must sign in again.
     *
     * @param proven when the password, and the code where there is one, was last given; null where nobody knows
     * @param longest how long that counts
     */
    static boolean isOver(Instant proven, Instant now, Duration longest) {
        return proven == null || !now.isBefore(proven.plus(longest));
    }
}
