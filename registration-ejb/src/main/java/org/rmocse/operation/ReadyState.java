package org.rmocse.operation;

import java.util.Set;

/** How ready the application is to serve. */
public enum ReadyState {
    UP,

    /** It serves; mail waits. */
    DEGRADED,
    DOWN;

    /** @param missing the parts that are not there */
    static ReadyState without(Set<Part> missing) {
        if (missing.isEmpty()) {
            return UP;
        }
        return missing.stream().anyMatch(Part::isNeeded) ? DOWN : DEGRADED;
    }
}
