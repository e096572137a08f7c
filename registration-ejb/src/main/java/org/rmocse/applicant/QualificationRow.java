package org.rmocse.applicant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final List<String> NUMBERS =
            List.of(QualificationSheet.ID_NUMBER, QualificationSheet.CERTIFICATE, QualificationSheet.MANAGEMENT);

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{15,}[Xx]?");
    private static final int LONGEST_SHOWN = 60;

    /** Reads a row; adds every error it finds and then returns empty. */
    static Optional<QualificationRow> read(
            int line, Map<String, String> values, LocalDate today, List<RowError> errors) {
        List<RowError> found = new ArrayList<>();
        for (String column : QualificationSheet.REQUIRED) {
            if (!values.containsKey(column)) {
                found.add(new RowError(line, column, "REQUIRED", null));
            }
        }
        for (String column : NUMBERS) {
            if (values.containsKey(column) && QualificationSheet.hasLostDigits(values.get(column))) {
                found.add(new RowError(line, column, "NUMBER_LOST", values.get(column)));
            }
        }
        String name = values.get(QualificationSheet.NAME);
        if (name != null && !Glyphs.printable(name)) {
            found.add(new RowError(line, QualificationSheet.NAME, "NAME_UNPRINTABLE", shown(name)));
        }
        String typed = values.get(QualificationSheet.ID_NUMBER);
        Optional<IdNumber> number = IdNumber.parse(typed);
        if (typed != null && number.isEmpty() && !QualificationSheet.hasLostDigits(typed)) {
            found.add(new RowError(line, QualificationSheet.ID_NUMBER, "ID_NUMBER_INVALID", hidden(typed)));
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
                errors.add(new RowError(line, QualificationSheet.ISSUED_ON, "DATE_IN_FUTURE", shown(text)));
            }
            return day;
        } catch (DateTimeException notADay) {
            errors.add(new RowError(line, QualificationSheet.ISSUED_ON, "DATE_INVALID", shown(text)));
            return null;
        }
    }

    private static PracticeCategory category(int line, String column, String text, List<RowError> errors) {
        if (text == null) {
            return null;
        }
        Texts chinese = Texts.of(Texts.CHINESE);
        for (PracticeCategory category : PracticeCategory.CURRENT) {
            String label = chinese.of(category);
            if (text.equals(category.name()) || text.equals(label) || (text + "安全").equals(label)) {
                return category;
            }
        }
        errors.add(new RowError(line, column, "CATEGORY_UNKNOWN", shown(text)));
        return null;
    }

    /** The category as it is stored; null where there is none. */
    String categoryName() {
        return category == null ? null : category.name();
    }

    /** The further categories as they are stored, with commas between them. */
    String extraNames() {
        return extra.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** A value as an error may show it: what may be an identity number, in whatever column it slipped into, is hidden. */
    static String shown(String value) {
        String shown = LONG_NUMBER.matcher(value).replaceAll(match -> hidden(match.group()));
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN - 1) + '…' : shown;
    }

    private static String hidden(String number) {
        return number.length() < 8 ? "****" : number.charAt(0) + "****" + number.charAt(number.length() - 1);
    }
}
