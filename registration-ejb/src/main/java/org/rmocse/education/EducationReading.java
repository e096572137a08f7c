package org.rmocse.education;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmocse.applicant.ImportReport.RowError;

/** The reading of one file from where it was left: rows are gathered and kept a thousand at a time, in the order of the sheet. */
final class EducationReading {

    static final int AT_ONCE = 1000;

    private final EducationImportRuns runs;
    private final TakenImport taken;
    private final EducationLine.Frame frame;

    private final List<EducationLine> waiting = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private int seen;
    private int unread;
    private int lastLine;

    EducationReading(EducationImportRuns runs, TakenImport taken, EducationLine.Frame frame) {
        this.runs = runs;
        this.taken = taken;
        this.frame = frame;
        this.lastLine = taken.lastLine();
    }

    /**
     * Takes the next row of the sheet; one that was done before is passed over.
     *
     * @throws Lost where the import is somebody else's, or nobody's, by now
     */
    void take(int line, Map<String, String> values) {
        if (line <= taken.lastLine()) {
            return;
        }
        EducationLine.read(line, values, frame, errors).ifPresentOrElse(waiting::add, () -> unread++);
        lastLine = line;
        if (++seen == AT_ONCE) {
            keep();
        }
    }

    /**
     * Keeps what still waits; called once after the last row.
     *
     * @throws Lost as {@link #take}
     */
    void keep() {
        if (!runs.keep(taken, waiting, errors, unread, lastLine)) {
            throw new Lost();
        }
        waiting.clear();
        errors.clear();
        unread = 0;
        seen = 0;
    }

    /** The import is not this reading's any more. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
