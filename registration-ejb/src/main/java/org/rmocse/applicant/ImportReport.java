package org.rmocse.applicant;

import java.time.Instant;
import java.util.List;

/**
 * What became of an imported file.
 *
 * @param added new rows
 * @param changed rows that differed from what was known
 * @param unchanged rows known already
 * @param refused rows with an error; good rows are kept all the same
 * @param errors the first of the errors, in the order of the file
 */
public record ImportReport(
        String fileName,
        Instant at,
        String actorName,
        int added,
        int changed,
        int unchanged,
        int refused,
        List<RowError> errors) {

    /**
     * @param line as a spreadsheet counts, the heading being line 1
     * @param column the heading of the column; null where it concerns the whole row
     * @param code what is wrong; the text stands under {@code finding.<code>}
     * @param value what was found, identity numbers masked
     */
    public record RowError(int line, String column, String code, String value) {}
}
