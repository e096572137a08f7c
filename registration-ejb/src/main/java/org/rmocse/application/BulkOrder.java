package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision about many files as it was ordered, and how far it has come.
 *
 * @param startsAt until then nothing of it has moved or left the house
 * @param undoable whether it can be undone as a whole: passes of which each still stands as it was given
 * @param undoneBy the order that takes its passes back; null where none does
 */
public record BulkOrder(
        UUID publicId,
        Action action,
        BulkState state,
        Instant orderedAt,
        Instant startsAt,
        Instant endedAt,
        String note,
        int total,
        int moved,
        int notMoved,
        int failed,
        boolean undoable,
        UUID undoneBy) {

    /** How many files have had their turn. */
    public int done() {
        return moved + notMoved + failed;
    }

    public int left() {
        return total - done();
    }
}
