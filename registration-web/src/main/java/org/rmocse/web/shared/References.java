package org.rmocse.web.shared;

import java.util.Locale;
import org.rmocse.shared.PublicId;

/** Numbers to find a log line by; short enough to be read out on the telephone. */
public final class References {

    private static final int RANDOM_PART = 24;

    private References() {}

    public static String next() {
        return PublicId.next().toString().substring(RANDOM_PART).toUpperCase(Locale.ROOT);
    }
}
