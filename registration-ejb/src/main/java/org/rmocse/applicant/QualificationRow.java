package org.rmocse.applicant;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/**
 * Somebody's qualification as one row of an import says it, read and found good.
 *
 * @param management null where the row has none, as are category, email and mobile
 */
public record QualificationRow(
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

    private static final String ENDING = "安全";
    private static final Map<PracticeCategory, String> WORDS = words();

    /** Reads a row; adds every error it finds and then returns empty. */
    static Optional<QualificationRow> read(
            int line, Map<String, String> values, LocalDate today, List<RowError> errors) {
        SheetRow row = new SheetRow(line, values);
        row.require(QualificationSheet.REQUIRED);
        row.requireWhole(NUMBERS);
        String name = row.name(QualificationSheet.NAME);
        Optional<IdNumber> number = row.idNumber(QualificationSheet.ID_NUMBER);
        LocalDate issuedOn = row.dayUntil(QualificationSheet.ISSUED_ON, today);
        PracticeCategory category = category(
                row, QualificationSheet.CATEGORY, row.text(QualificationSheet.CATEGORY), PracticeCategory.CURRENT);
        Set<PracticeCategory> extra = categories(row, QualificationSheet.EXTRA);
        if (!row.errors().isEmpty()) {
            errors.addAll(row.errors());
            return Optional.empty();
        }
        return Optional.of(new QualificationRow(
                line,
                name,
                number.orElseThrow(),
                row.text(QualificationSheet.CERTIFICATE),
                row.text(QualificationSheet.MANAGEMENT),
                issuedOn,
                category,
                extra,
                row.text(QualificationSheet.EMAIL),
                row.text(QualificationSheet.MOBILE)));
    }

    /** Several categories of today in one cell, whatever stands between them; CATEGORY_UNKNOWN for each that is none. */
    public static Set<PracticeCategory> categories(SheetRow row, String column) {
        Set<PracticeCategory> categories = new LinkedHashSet<>();
        if (row.text(column) != null) {
            for (String one : row.text(column).split("[、,，;； ]+")) {
                PracticeCategory read = category(row, column, one, PracticeCategory.CURRENT);
                if (read != null) {
                    categories.add(read);
                }
            }
        }
        return categories;
    }

    /**
     * A category by its name or word, with "安全" behind it or not; CATEGORY_UNKNOWN where it is none of these.
     *
     * @param text null for none
     * @param among those it may be; of several with the same word the first
     */
    public static PracticeCategory category(SheetRow row, String column, String text, List<PracticeCategory> among) {
        if (text == null) {
            return null;
        }
        Optional<PracticeCategory> found =
                among.stream().filter(category -> isNamed(category, text)).findFirst();
        if (found.isEmpty()) {
            row.refuse(column, "CATEGORY_UNKNOWN", text);
        }
        return found.orElse(null);
    }

    private static boolean isNamed(PracticeCategory category, String text) {
        String word = WORDS.get(category);
        return text.equals(category.name())
                || text.equals(word)
                || text.length() < word.length() && text.concat(ENDING).equals(word)
                || text.equals(Texts.of(Texts.CHINESE).of(category));
    }

    /** The word in front of what tells old and new apart. */
    private static Map<PracticeCategory, String> words() {
        Map<PracticeCategory, String> words = new EnumMap<>(PracticeCategory.class);
        for (PracticeCategory category : PracticeCategory.values()) {
            words.put(category, Texts.of(Texts.CHINESE).of(category).replaceFirst("（.*", ""));
        }
        return words;
    }

    /** The category as it is stored; null where there is none. */
    String categoryName() {
        return category == null ? null : category.name();
    }

    /** The further categories as they are stored, with commas between them. */
    String extraNames() {
        return extra.stream().map(Enum::name).collect(Collectors.joining(","));
    }
}
