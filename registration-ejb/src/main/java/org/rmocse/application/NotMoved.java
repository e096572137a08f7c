package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/**
 * An application that an action did not move, and why.
 *
 * @param code MOVE_NOT_ALLOWED, FOUR_EYES, OWN_FILE, CONFLICT_OF_INTEREST, CLAIMED_BY_OTHER, IN_A_BATCH or NOT_FOUND
 * @param status where it stands now; null where it is not for this actor to see
 * @param lastActor who moved it last, or holds it
 * @param lastAt when
 */
record NotMoved(UUID publicId, String code, Status status, String lastActor, Instant lastAt) {}
