package org.rmocse.education;

import java.time.Instant;
import java.util.UUID;

/**
 * An import of continuing education and what became of it.
 *
 * @param bodyName the training body that sent it; null where an administrator did
 * @param course the course all its rows are of; null where each says
 * @param finishedAt null while it runs
 * @param total rows of the sheet
 * @param added new records
 * @param unchanged rows on record already
 * @param refused rows with an error; good rows are kept all the same
 * @param overlapping of the added those that share a day with another record of the same person
 * @param rolledBackAt when it was taken back; null while it stands
 * @param rolledBackBy who took it back; null while it stands
 */
public record EducationImport(
        UUID publicId,
        String fileName,
        String bodyName,
        String course,
        Instant at,
        Instant finishedAt,
        String actorName,
        Status status,
        int total,
        int added,
        int unchanged,
        int refused,
        int overlapping,
        Instant rolledBackAt,
        String rolledBackBy) {

    /** How far it has come. */
    public enum Status {
        RUNNING,
        DONE,
        /** It failed again and again; what it had taken by then stands, and the same file sent again takes the rest. */
        BROKEN_OFF
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** The rows that have had their turn. */
    public int rows() {
        return added + unchanged + refused;
    }

    /** Whether there is something to take back or to stop. */
    public boolean isStanding() {
        return rolledBackAt == null && (added > 0 || isRunning());
    }
}
