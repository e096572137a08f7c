package org.rmocse.operation;

import java.time.Instant;
import java.util.List;
import org.rmocse.shared.Invariant;

/**
 * What came of one invariant.
 *
 * @param at when it was looked at; null where that was not yet
 * @param examined how many things were looked at
 * @param breaches what breaks it, in words for who mends it; keys and numbers, never a name
 * @param failure what kept it from being looked at; null where nothing did
 */
public record Checked(Invariant invariant, Instant at, long examined, List<String> breaches, String failure) {

    public Checked {
        breaches = List.copyOf(breaches);
    }

    /** Whether it was looked at and holds. */
    public boolean isHolding() {
        return at != null && failure == null && breaches.isEmpty();
    }

    /** Whether something breaks it. */
    public boolean isBroken() {
        return !breaches.isEmpty();
    }
}
