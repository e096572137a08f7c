package org.rmocse.operation;

import java.time.Instant;
import java.util.UUID;

/**
 * Sealing anew what was under older keys.
 *
 * @param toVersion of the key that is sealed with
 * @param total how many values were under older ones when it began
 * @param resealed how many are done
 * @param leftOver how many did not open and stay under an older one; 0 while it runs
 * @param endedAt null while it runs
 */
public record ResealRun(
        UUID publicId,
        int toVersion,
        long total,
        long resealed,
        long leftOver,
        Instant startedAt,
        String startedBy,
        Instant endedAt) {

    public boolean isOver() {
        return endedAt != null;
    }

    /** How many are still to be done. */
    public long getWaiting() {
        return isOver() ? 0 : Math.max(0, total - resealed);
    }
}
