package org.rmocse.applicant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.document.Glyphs;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** One row of an import, read and found good. */
record QualificationRow(
        int line,
        String name,
        IdNumber idNumber,
        String certificate,
        String management,
        LocalDate issuedOn,
        PracticeCategory category,
        Set<PracticeCategory> extra,
        String email,
        String mobile) {

    /** Reads a row; adds every error it finds and then returns empty. */
    static Optional<QualificationRow> read(
            int line, Map<String, String> values, LocalDate today, List<RowError> errors) {
        List<RowError> found = new ArrayList<>();
        for (String column : QualificationSheet.REQUIRED) {
            if (!values.containsKey(column)) {
                found.add(new RowError(line, column, "REQUIRED", null));
            }
        }
        String name = values.get(QualificationSheet.NAME);
        if (name != null && !Glyphs.printable(name)) {
            found.add(new RowError(line, QualificationSheet.NAME, "NAME_UNPRINTABLE", name));
        }
        String typed = values.get(QualificationSheet.ID_NUMBER);
        Optional<IdNumber> number = IdNumber.parse(typed);
        if (typed != null && number.isEmpty()) {
            found.add(new RowError(line, QualificationSheet.ID_NUMBER, "ID_NUMBER_INVALID", masked(typed)));
        }
        LocalDate issuedOn = day(line, values.get(QualificationSheet.ISSUED_ON), today, found);
        PracticeCategory category =
                category(line, QualificationSheet.CATEGORY, values.get(QualificationSheet.CATEGORY), found);
        Set<PracticeCategory> extra = new LinkedHashSet<>();
        String others = values.get(QualificationSheet.EXTRA);
        if (others != null) {
            for (String one : others.split("[、,，;； ]+")) {
                PracticeCategory read = category(line, QualificationSheet.EXTRA, one, found);
                if (read != null) {
                    extra.add(read);
                }
            }
        }
        if (!found.isEmpty()) {
            errors.addAll(found);
            return Optional.empty();
        }
        return Optional.of(new QualificationRow(
                line,
                name,
                number.orElseThrow(),
                values.get(QualificationSheet.CERTIFICATE),
                values.get(QualificationSheet.MANAGEMENT),
                issuedOn,
                category,
                extra,
                values.get(QualificationSheet.EMAIL),
                values.get(QualificationSheet.MOBILE)));
    }

    private static LocalDate day(int line, String text, LocalDate today, List<RowError> errors) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = QualificationSheet.day(text);
            if (day.isAfter(today)) {
                errors.add(new RowError(line, QualificationSheet.ISSUED_ON, "DATE_IN_FUTURE", text));
            }
            return day;
        } catch (DateTimeException | NumberFormatException notADay) {
            errors.add(new RowError(line, QualificationSheet.ISSUED_ON, "DATE_INVALID", text));
            return null;
        }
    }

    private static PracticeCategory category(int line, String column, String text, List<RowError> errors) {
        if (text == null) {
            return null;
        }
        Texts chinese = Texts.of(Texts.CHINESE);
        for (PracticeCategory category : PracticeCategory.values()) {
            String label = chinese.of(category);
            if (text.equals(category.name()) || text.equals(label) || (text + "安全").equals(label)) {
                return category;
            }
        }
        errors.add(new RowError(line, column, "CATEGORY_UNKNOWN", text));
        return null;
    }

    private static String masked(String typed) {
        return typed.length() < 8 ? "****" : typed.substring(0, 4) + "****" + typed.substring(typed.length() - 2);
    }
}
