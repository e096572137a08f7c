package org.rmocse.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A value of a policy parameter with the day it holds from. Those the product came with were entered by nobody.
 *
 * @param publicId of its entry; null for one the product came with, as what follows
 * @param withdrawnAt null where it stands
 */
public record DatedValue(
        LocalDate validFrom,
        String value,
        UUID publicId,
        Instant enteredAt,
        String enteredBy,
        String reason,
        Instant withdrawnAt,
        String withdrawnBy,
        String withdrawnBecause) {}
