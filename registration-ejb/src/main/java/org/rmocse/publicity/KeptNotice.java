package org.rmocse.publicity;

import java.time.Instant;

/**
 * A notice as those see it who keep the board.
 *
 * @param correctedBy null where it stands as it was published
 * @param withdrawnAt null, with {@code withdrawnBy}, while it is public
 * @param version what a correction must name, so that nobody overwrites another's
 */
public record KeptNotice(
        PublicNotice notice, String author, String correctedBy, Instant withdrawnAt, String withdrawnBy, int version) {}
