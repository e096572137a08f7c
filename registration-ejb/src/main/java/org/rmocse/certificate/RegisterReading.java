package org.rmocse.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.applicant.ImportReport.RowError;

/** The reading of one file: rows are gathered and kept a thousand at a time, errors told in the order of the file. */
final class RegisterReading {

    private static final int AT_ONCE = 1000;

    private final RegisterImportSteps steps;
    private final UUID publicId;
    private final RegisterRow.Frame frame;
    private final int mostErrors;

    private final SeenNumbers numbers = new SeenNumbers();
    private final List<RegisterRow> waiting = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private int seen;
    private int refused;
    private int told;

    /** @param mostErrors how many errors are told; further rows are refused all the same */
    RegisterReading(RegisterImportSteps steps, UUID publicId, RegisterRow.Frame frame, int mostErrors) {
        this.steps = steps;
        this.publicId = publicId;
        this.frame = frame;
        this.mostErrors = mostErrors;
    }

    /** Takes the next row of the sheet. */
    void take(int line, Map<String, String> values) {
        RegisterRow.read(line, values, frame, errors).ifPresentOrElse(this::take, () -> refused++);
        if (++seen == AT_ONCE) {
            keep();
        }
    }

    private void take(RegisterRow row) {
        if (numbers.add(row.entry().number())) {
            waiting.add(row);
        } else {
            String number = row.entry().number();
            errors.add(new RowError(row.holder().line(), RegisterColumn.NUMBER.heading(), "NUMBER_TWICE", number));
            refused++;
        }
    }

    /** Keeps what has been gathered. */
    void keep() {
        if (!waiting.isEmpty()) {
            KeptRows kept = steps.keep(publicId, waiting);
            errors.addAll(kept.errors());
            refused += kept.errors().size();
        }
        if (refused > 0) {
            errors.sort(Comparator.comparingInt(RowError::line));
            List<RowError> first = errors.subList(0, Math.min(errors.size(), mostErrors - told));
            steps.tell(publicId, told, first, refused);
            told += first.size();
        }
        waiting.clear();
        errors.clear();
        refused = 0;
        seen = 0;
    }
}
