package org.rmocse.agency;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Intake periods as people type and read them, one a line. */
final class IntakeText {

    private static final Pattern PERIOD =
            Pattern.compile("(?:(\\d{4})-)?(\\d{1,2})-(\\d{1,2})(?:\\s*(?:至|到|–|—|~|～)\\s*|\\s+(?:(?:to|-)\\s+)?)"
                    + "(?:(\\d{4})-)?(\\d{1,2})-(\\d{1,2})");

    /** A leap year, so that a yearly period may begin or end on 29 February. */
    private static final int SOME_YEAR = 2024;

    private IntakeText() {}

    /** The lines that are no period, as they were typed. */
    static List<String> faulty(String typed) {
        return lines(typed).stream().filter(line -> window(line).isEmpty()).toList();
    }

    /** The periods of a text nothing is wrong with, each once. */
    static List<IntakeWindow> windows(String typed) {
        return lines(typed).stream()
                .map(line -> window(line).orElseThrow())
                .distinct()
                .toList();
    }

    /** The same as it would be typed. */
    static String text(Collection<IntakeWindow> windows) {
        return windows.stream().map(IntakeWindow::period).collect(Collectors.joining("\n"));
    }

    private static List<String> lines(String typed) {
        return typed == null
                ? List.of()
                : typed.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static Optional<IntakeWindow> window(String line) {
        Matcher period = PERIOD.matcher(line);
        if (!period.matches() || (period.group(1) == null) != (period.group(4) == null)) {
            return Optional.empty();
        }
        try {
            LocalDate opens = day(period, 1);
            LocalDate closes = day(period, 4);
            boolean yearly = period.group(1) == null;
            return yearly || !closes.isBefore(opens)
                    ? Optional.of(new IntakeWindow(opens, closes, yearly))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher period, int first) {
        MonthDay day =
                MonthDay.of(Integer.parseInt(period.group(first + 1)), Integer.parseInt(period.group(first + 2)));
        return period.group(first) == null
                ? day.atYear(SOME_YEAR)
                : LocalDate.of(Integer.parseInt(period.group(first)), day.getMonth(), day.getDayOfMonth());
    }
}
