package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.SheetRow;
import org.rmocse.shared.IdNumber;

/** One row of a sheet of continuing education, read and found good. */
record EducationLine(
        int line,
        String name,
        IdNumber idNumber,
        LocalDate from,
        LocalDate to,
        String content,
        String mode,
        String provider,
        BigDecimal hours) {

    private static final int LONGEST = 200;
    private static final BigDecimal MOST_HOURS = new BigDecimal("9999.9");

    /** Reads a row; adds every error it finds and then returns empty. */
    static Optional<EducationLine> read(int line, Map<String, String> values, LocalDate today, List<RowError> errors) {
        SheetRow row = new SheetRow(line, values);
        row.require(EducationColumn.NEEDED);
        row.requireWhole(List.of(EducationColumn.ID_NUMBER.heading()));
        Optional<IdNumber> number = row.idNumber(EducationColumn.ID_NUMBER.heading());
        LocalDate from = row.day(EducationColumn.FROM.heading());
        LocalDate to = row.dayUntil(EducationColumn.TO.heading(), today);
        if (from != null && to != null && to.isBefore(from)) {
            row.refuse(EducationColumn.TO.heading(), "DATES_REVERSED");
        }
        EducationLine read = new EducationLine(
                line,
                row.text(EducationColumn.NAME.heading()),
                number.orElse(null),
                from,
                to,
                text(row, EducationColumn.CONTENT),
                text(row, EducationColumn.MODE),
                text(row, EducationColumn.PROVIDER),
                hours(row));
        errors.addAll(row.errors());
        return row.errors().isEmpty() ? Optional.of(read) : Optional.empty();
    }

    private static String text(SheetRow row, EducationColumn column) {
        String text = row.text(column.heading());
        if (text != null && text.length() > LONGEST) {
            row.refuse(column.heading(), "CELL_TOO_LONG");
        }
        return text;
    }

    /** Credit hours, whole or with one decimal. */
    private static BigDecimal hours(SheetRow row) {
        String column = EducationColumn.HOURS.heading();
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
            BigDecimal hours = new BigDecimal(text).stripTrailingZeros();
            if (hours.signum() > 0 && hours.scale() <= 1 && hours.compareTo(MOST_HOURS) <= 0) {
                return hours.setScale(1);
            }
        }
        row.refuse(column, "HOURS_INVALID");
        return null;
    }

    /** What makes it the same record as another of the same person. */
    String key() {
        return from + "|" + to + '|' + provider + '|' + content;
    }

    /** Whether it shares a day with a period. */
    boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
        return !from.isAfter(otherTo) && !otherFrom.isAfter(to);
    }
}
