package org.rmocse.education;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rmocse.applicant.ImportReport.RowError;

/**
 * An import of continuing education and what became of it.
 *
 * @param added new records
 * @param unchanged rows on record already
 * @param refused rows with an error; good rows are kept all the same
 * @param overlapping of the added those that share a day with another record of the same person
 * @param rolledBackAt when it was taken back; null while it stands
 * @param rolledBackBy who took it back; null while it stands
 * @param errors the first of the errors, in the order of the file; empty for an earlier import
 * @param overlaps the first of the overlapping rows; empty for an earlier import
 */
public record EducationImport(
        UUID publicId,
        String fileName,
        Instant at,
        String actorName,
        int added,
        int unchanged,
        int refused,
        int overlapping,
        Instant rolledBackAt,
        String rolledBackBy,
        List<RowError> errors,
        List<RowError> overlaps) {

    /** Whether there is something to take back. */
    public boolean isStanding() {
        return rolledBackAt == null && added > 0;
    }
}
