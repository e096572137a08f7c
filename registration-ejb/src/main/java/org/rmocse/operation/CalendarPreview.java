package org.rmocse.operation;

import java.util.List;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.application.DueDates;

/**
 * What a file would make of the official calendar.
 *
 * @param years the years it holds, each to be replaced as a whole
 * @param added of these years those that were not loaded before
 * @param differences every day that changes, in order
 * @param errors what is wrong with the file; with any of them nothing can be loaded
 * @param effect what it would change about the due dates of open files
 */
public record CalendarPreview(
        String fileName,
        List<Integer> years,
        List<Integer> added,
        List<CalendarDifference> differences,
        List<RowError> errors,
        DueDates.Change effect) {

    /** Whether loading it would change nothing. */
    public boolean isKnown() {
        return differences.isEmpty();
    }
}
