package org.rmocse.certificate;

import java.time.Instant;
import java.util.UUID;

/**
 * An import of today's holders and what became of it.
 *
 * @param finishedAt null while it runs
 * @param added new registrations
 * @param changed rows that differed from what was known
 * @param unchanged rows known already
 * @param refused rows with an error; good rows are kept all the same
 */
public record RegisterImport(
        UUID publicId,
        String fileName,
        Instant at,
        Instant finishedAt,
        String actorName,
        Status status,
        int added,
        int changed,
        int unchanged,
        int refused) {

    /** How far it has come. */
    public enum Status {
        RUNNING,
        DONE,
        /** The file could not be taken at all. */
        REFUSED,
        /** It stopped on the way; what it had taken by then stands, and the same file sent again takes the rest. */
        BROKEN_OFF
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** All rows so far. */
    public int rows() {
        return added + changed + unchanged + refused;
    }
}
