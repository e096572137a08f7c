package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/**
 * A report batch as the centre received it, and what has become of it.
 *
 * @param people how many of its files came to the centre
 * @param toTheMinistry how many went to the ministry past the centre
 * @param passed finally, decided by the ministry or not
 * @param sentBack to the agency, still there or reported again with a later batch
 * @param ended without a decision: withdrawn or lapsed
 */
public record ReceivedBatch(
        UUID publicId,
        String agencyName,
        int year,
        int number,
        Instant reportedAt,
        String actorName,
        int people,
        int toTheMinistry,
        int passed,
        int refused,
        int sentBack,
        int ended) {

    /** How many still wait for the centre. */
    public int open() {
        return people - done();
    }

    /** How many the centre is done with. */
    public int done() {
        return passed + refused + sentBack + ended;
    }
}
