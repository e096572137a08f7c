package org.rmocse.applicant;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.shared.FieldEncryption;

/** The rows of one import on their way into the register, a thousand with a handful of statements, in the order of the sheet. */
final class ImportedRows {

    private static final int AT_ONCE = 1000;

    private final Handle handle;
    private final FieldEncryption encryption;
    private final long importId;
    private final OffsetDateTime now;
    private final int mostErrors;

    private final Set<String> certificates = new HashSet<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> newErrors = new ArrayList<>();
    private final List<QualificationRow> waiting = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;
    private int refused;

    /** @param mostErrors how many errors are told; further rows are refused all the same */
    ImportedRows(Handle handle, FieldEncryption encryption, long importId, OffsetDateTime now, int mostErrors) {
        this.handle = handle;
        this.encryption = encryption;
        this.importId = importId;
        this.now = now;
        this.mostErrors = mostErrors;
    }

    /** Takes the next row of the sheet. */
    void take(int line, Map<String, String> values, LocalDate today) {
        QualificationRow.read(line, values, today, newErrors).ifPresentOrElse(this::take, () -> refused++);
    }

    /** What became of all of them. */
    ImportReport report(String fileName, String actorName) {
        keep();
        return new ImportReport(
                fileName, now.toInstant(), actorName, added, changed, unchanged, refused, List.copyOf(errors));
    }

    private void take(QualificationRow row) {
        if (!certificates.add(row.certificate())) {
            refuse(row, QualificationSheet.CERTIFICATE, "ROW_TWICE", row.certificate());
            return;
        }
        waiting.add(row);
        if (waiting.size() == AT_ONCE) {
            keep();
        }
    }

    private void keep() {
        ImportedQualifications qualifications = new ImportedQualifications(handle, encryption, importId, waiting);
        for (QualificationRow row : waiting) {
            Optional<RowError> refusal = qualifications.refusal(row);
            if (refusal.isPresent()) {
                newErrors.add(refusal.get());
                refused++;
            } else {
                switch (qualifications.take(row)) {
                    case ADDED -> added++;
                    case CHANGED -> changed++;
                    case UNCHANGED -> unchanged++;
                }
            }
        }
        qualifications.write(now);
        waiting.clear();
        tell();
    }

    private void refuse(QualificationRow row, String column, String code, String value) {
        newErrors.add(new RowError(row.line(), column, code, SheetRow.shown(value)));
        refused++;
    }

    private void tell() {
        newErrors.sort(Comparator.comparingInt(RowError::line));
        errors.addAll(newErrors.subList(0, Math.min(newErrors.size(), mostErrors - errors.size())));
        newErrors.clear();
    }
}
