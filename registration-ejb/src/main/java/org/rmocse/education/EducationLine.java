package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.applicant.SheetColumns;
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

    /**
     * What is known of all rows of a sheet before it is read.
     *
     * @param provider the training body that sends it, whatever its rows say; null where they say
     * @param course the course all its rows are of, whatever they say; null where they say
     */
    record Frame(LocalDate today, String provider, Course course) {

        SheetColumns columns() {
            return EducationColumn.columns(provider != null, course != null);
        }
    }

    /** Reads a row; adds every error it finds and then returns empty. */
    static Optional<EducationLine> read(int line, Map<String, String> values, Frame frame, List<RowError> errors) {
        SheetRow row = new SheetRow(line, frame.course == null ? values : of(frame.course, values));
        row.require(EducationColumn.needed(frame.provider != null, frame.course != null));
        row.requireWhole(List.of(EducationColumn.ID_NUMBER.heading()));
        Optional<IdNumber> number = row.idNumber(EducationColumn.ID_NUMBER.heading());
        LocalDate from = row.day(EducationColumn.FROM.heading());
        LocalDate to = row.dayUntil(EducationColumn.TO.heading(), frame.today);
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
                frame.provider == null ? text(row, EducationColumn.PROVIDER) : frame.provider,
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

    /** Who attended, as the row says, and all else as the course is. */
    private static Map<String, String> of(Course course, Map<String, String> values) {
        Map<String, String> known = new HashMap<>();
        for (EducationColumn column : List.of(EducationColumn.NAME, EducationColumn.ID_NUMBER)) {
            known.computeIfAbsent(column.heading(), values::get);
        }
        known.put(EducationColumn.FROM.heading(), course.from().toString());
        known.put(EducationColumn.TO.heading(), course.to().toString());
        known.put(EducationColumn.CONTENT.heading(), course.title());
        if (course.mode() != null) {
            known.put(EducationColumn.MODE.heading(), course.mode());
        }
        known.put(EducationColumn.HOURS.heading(), course.hours().toPlainString());
        return known;
    }

    /** Credit hours, whole or with one decimal. */
    private static BigDecimal hours(SheetRow row) {
        String column = EducationColumn.HOURS.heading();
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        Optional<BigDecimal> hours = CourseRule.hours(text);
        if (hours.isEmpty()) {
            row.refuse(column, "HOURS_INVALID");
        }
        return hours.orElse(null);
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
