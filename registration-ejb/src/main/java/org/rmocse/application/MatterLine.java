package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of the ministry's list of other business.
 *
 * @param number receipt number, or the number of a revocation; null for one that is not proposed
 * @param status of an application; null for a revocation
 * @param revocation of a revocation; null for an application
 * @param since when it came to where it stands
 * @param dueOn null where no clock runs
 * @param inBatch whether it is in an approval batch
 */
public record MatterLine(
        UUID publicId,
        MatterKind kind,
        String number,
        String personName,
        String employerName,
        Status status,
        RevocationStatus revocation,
        Instant since,
        LocalDate dueOn,
        boolean dueProvisional,
        boolean inBatch) {

    /** Whether it can be put into the open batch. */
    public boolean isBatchable() {
        return status == Status.AWAITING_APPROVAL && !inBatch;
    }
}
