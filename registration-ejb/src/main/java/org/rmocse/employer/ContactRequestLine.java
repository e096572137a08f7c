package org.rmocse.employer;

import java.time.Instant;
import java.util.UUID;

/**
 * A request to speak for an employer, in a list.
 *
 * @param name the employer's, as it was typed
 * @param confirmedAt since when it waits for the ministry
 * @param decidedAt null where it still waits
 * @param decidedBy the officer; null where it still waits
 */
public record ContactRequestLine(
        UUID publicId,
        String creditCode,
        String name,
        String contact,
        ContactRequestState state,
        Instant confirmedAt,
        Instant decidedAt,
        String decidedBy) {}
