package org.rmocse.application;

import java.util.Map;

/**
 * How much lies on a desk. Nothing is counted beyond {@link #CAP}, which stands for "that many or more".
 *
 * @param files by status, each named
 * @param near whose clock is near its end
 * @param overdue whose clock has run out
 * @param held in the actor's hand
 * @param heldOverdue of these, whose clock has run out
 */
public record QueueCounts(Map<Status, Integer> files, int near, int overdue, int held, int heldOverdue) {

    public static final int CAP = 1000;

    public QueueCounts {
        files = Map.copyOf(files);
    }
}
