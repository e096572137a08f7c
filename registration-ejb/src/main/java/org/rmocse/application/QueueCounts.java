package org.rmocse.application;

import java.util.List;
import java.util.Map;

/**
 * How much lies on a desk. Nothing is counted beyond {@link #CAP}, which stands for "that many or more".
 *
 * @param files by status, each named
 * @param near by status, whose clock is near its end
 * @param overdue by status, whose clock has run out
 * @param held in the actor's hand
 * @param heldOverdue of these, whose clock has run out
 */
public record QueueCounts(
        Map<Status, Integer> files,
        Map<Status, Integer> near,
        Map<Status, Integer> overdue,
        int held,
        int heldOverdue) {

    public static final int CAP = 1000;

    public QueueCounts {
        files = Map.copyOf(files);
        near = Map.copyOf(near);
        overdue = Map.copyOf(overdue);
    }

    /** The queues with anything near, in the order of the work. */
    public List<Status> whereNear() {
        return where(near);
    }

    /** The queues with anything overdue, in the order of the work. */
    public List<Status> whereOverdue() {
        return where(overdue);
    }

    private static List<Status> where(Map<Status, Integer> counted) {
        return counted.keySet().stream()
                .filter(status -> counted.get(status) > 0)
                .sorted()
                .toList();
    }
}
