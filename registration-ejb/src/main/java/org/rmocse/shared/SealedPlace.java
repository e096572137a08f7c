package org.rmocse.shared;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a module keeps sealed values, each with the version of the key it was sealed with. */
public interface SealedPlace {

    /** Its name, for the record: a table's and a column's. */
    String name();

    /** How many values there are under each version. */
    Map<Integer, Long> counts();

    /** The versions some value is under; told at once, however many values there are. */
    Set<Integer> versions();

    /**
     * Seals some of the values under older keys anew, in the transaction of the caller; what somebody else has in hand is passed
     * over.
     *
     * @param after the key of the row after which to go on; 0 for the beginning
     */
    Resealed reseal(long after);

    /**
     * Does away with something that values sealed anew have left behind, in the transaction of the caller.
     *
     * @return whether there may be more
     */
    default boolean clear() {
        return false;
    }

    /**
     * What was done.
     *
     * @param last the key of the last row that was looked at, after which to go on
     * @param looked how many were looked at; 0 at the end
     * @param resealed how many are under the newest key now
     * @param unopened what did not open and was left as it was: keys of rows, never what they hide
     */
    record Resealed(long last, int looked, int resealed, List<Long> unopened) {}
}
