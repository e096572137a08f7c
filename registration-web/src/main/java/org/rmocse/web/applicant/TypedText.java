package org.rmocse.web.applicant;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days and numbers as people type them; what is none of these is for the caller to keep. */
final class TypedText {

    /** 2026-11-23, 2026.11.23, 2026/11/23, 20261123, or with the words for year, month and day. */
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-./\\u5e74]?\\s*(\\d{1,2})\\s*[-./\\u6708]?\\s*(\\d{1,2})\\s*\\u65e5?");

    private static final Pattern SHOWN_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOURS = Pattern.compile("\\d{1,4}(\\.\\d{1,2})?");

    private TypedText() {}

    /** The day; null for nothing, and for what is no day. */
    static LocalDate day(String typed) {
        Matcher matcher = DAY.matcher(typed == null ? "" : typed.strip());
        try {
            return matcher.matches()
                    ? LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Whether a browser's field for days shows it; any other text it would leave out. */
    static boolean isShownAsDay(String typed) {
        return SHOWN_DAY.matcher(typed).matches() && day(typed) != null;
    }

    /** The hours; null for nothing, and for what is no number of hours. */
    static BigDecimal hours(String typed) {
        String text = typed == null ? "" : typed.strip();
        return HOURS.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
