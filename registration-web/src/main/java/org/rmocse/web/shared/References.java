package org.rmocse.web.shared;

import java.security.Principal;
import java.util.Locale;
import org.rmocse.shared.PublicId;
import org.slf4j.MDC;

/**
 * Numbers to find a log line by; short enough to be read out on the telephone. Each request has one from its beginning to its end:
 * every line the log has of it bears that number and, once it is known, the public id of whoever is signed in.
 */
public final class References {

    /** Under which every answer tells it. */
    static final String HEADER = "Request-Reference";

    private static final String REFERENCE = "reference";
    private static final String ACTOR = "actor";
    private static final int RANDOM_PART = 24;

    private References() {}

    /** Begins a request on this thread. */
    public static void begin() {
        MDC.put(REFERENCE, next());
    }

    /** Notes for the log who is signed in: the public id, which means nothing to whoever has only the log. */
    public static void actedBy(Principal caller) {
        if (caller != null) {
            MDC.put(ACTOR, caller.getName());
        }
    }

    /** That of the request on this thread; a new one where there is none. */
    public static String current() {
        String begun = MDC.get(REFERENCE);
        return begun == null ? next() : begun;
    }

    /** Ends the request: the next one on this thread is another's. */
    public static void end() {
        MDC.remove(REFERENCE);
        MDC.remove(ACTOR);
    }

    private static String next() {
        return PublicId.next().toString().substring(RANDOM_PART).toUpperCase(Locale.ROOT);
    }
}
