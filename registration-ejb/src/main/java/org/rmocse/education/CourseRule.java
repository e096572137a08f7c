package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;

/** What a course must be: named, with credit hours, and from a day to a day. */
final class CourseRule {

    private static final Pattern HOURS = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");
    private static final BigDecimal MOST_HOURS = new BigDecimal("9999.9");

    private CourseRule() {}

    /** All that is wrong with a draft, in the order of its fields. */
    static List<Finding> findings(CourseDraft draft) {
        List<Finding> findings = new ArrayList<>();
        TrainingBodyRule.required(findings, "title", draft.title());
        TrainingBodyRule.limited(findings, "mode", draft.mode());
        if (hours(draft.hours()).isEmpty()) {
            findings.add(Finding.of("HOURS_INVALID", "hours", "D9"));
        }
        Optional<LocalDate> from = day(draft.from());
        Optional<LocalDate> to = day(draft.to());
        if (from.isEmpty()) {
            findings.add(Finding.of("DATE_INVALID", "from"));
        }
        if (to.isEmpty()) {
            findings.add(Finding.of("DATE_INVALID", "to"));
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            findings.add(Finding.of("DATES_REVERSED", "to"));
        }
        return findings;
    }

    /** Credit hours, whole or with one decimal; empty where the text is none. */
    static Optional<BigDecimal> hours(String typed) {
        String text = TrainingBodyRule.text(typed);
        if (text != null && HOURS.matcher(text).matches()) {
            BigDecimal hours = new BigDecimal(text).stripTrailingZeros();
            if (hours.signum() > 0 && hours.scale() <= 1 && hours.compareTo(MOST_HOURS) <= 0) {
                return Optional.of(hours.setScale(1));
            }
        }
        return Optional.empty();
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.ofNullable(TrainingBodyRule.text(typed)).map(LocalDate::parse);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
