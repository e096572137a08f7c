package org.rmocse.audit;

import java.time.LocalDate;

/**
 * What is wrong with the trail.
 *
 * @param sequence the place in the chain; null where the entry has none
 * @param entryId the entry's key; null where nothing is left that tells it
 * @param day of the root that contradicts the chain; null for a fault of the chain itself
 */
public record ChainFault(Kind kind, Long sequence, Long entryId, LocalDate day) {

    /** What was done to it. */
    public enum Kind {
        /** The entry is not what was sealed. */
        ALTERED,
        /** An entry, or its seal, is gone. */
        REMOVED,
        /** Entries changed places. */
        REORDERED,
        /** An entry that was never sealed stands among those that were. */
        INSERTED,
        /** The end of the chain is gone. */
        TAIL_REMOVED,
        /** The chain fits together and contradicts a root: all of it since the root before was written anew. */
        REWRITTEN
    }

    /** In one line: what, and where. */
    String told() {
        return kind
                + (sequence == null ? "" : " at " + sequence)
                + (entryId == null ? "" : ", entry " + entryId)
                + (day == null ? "" : ", root of " + day);
    }
}
