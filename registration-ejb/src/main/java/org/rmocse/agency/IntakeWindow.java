package org.rmocse.agency;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A time in which an agency takes applications; both days are inside it.
 *
 * @param yearly whether it recurs every year, the years of both days left aside, across New Year's Eve too
 */
public record IntakeWindow(LocalDate opens, LocalDate closes, boolean yearly) {

    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");

    /** From which day to which, as people read and type it; without the year where it recurs. */
    public String period() {
        return yearly ? opens.format(MONTH_AND_DAY) + " – " + closes.format(MONTH_AND_DAY) : opens + " – " + closes;
    }

    /** Whether an agency with these windows takes applications on that day. An agency without any always does. */
    static boolean isOpen(Collection<IntakeWindow> windows, LocalDate on) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(on));
    }

    /**
     * The first day, that one included, on which it does; empty if there is none to come.
     *
     * @param on a day
     */
    static Optional<LocalDate> opensOn(Collection<IntakeWindow> windows, LocalDate on) {
        return isOpen(windows, on)
                ? Optional.of(on)
                : windows.stream()
                        .flatMap(window -> window.beginnings(on.getYear()))
                        .filter(beginning -> beginning.isAfter(on))
                        .min(LocalDate::compareTo);
    }

    private boolean contains(LocalDate on) {
        if (!yearly) {
            return !on.isBefore(opens) && !on.isAfter(closes);
        }
        MonthDay day = MonthDay.from(on);
        boolean begun = !day.isBefore(MonthDay.from(opens));
        boolean notOver = !day.isAfter(MonthDay.from(closes));
        return acrossTheYear() ? begun || notOver : begun && notOver;
    }

    private boolean acrossTheYear() {
        return MonthDay.from(closes).isBefore(MonthDay.from(opens));
    }

    private Stream<LocalDate> beginnings(int year) {
        return yearly
                ? IntStream.rangeClosed(year, year + 1)
                        .mapToObj(this::beginning)
                        .filter(this::contains)
                : Stream.of(opens);
    }

    /** A window that opens on 29 February opens on 1 March where there is none. */
    private LocalDate beginning(int year) {
        MonthDay day = MonthDay.from(opens);
        return day.isValidYear(year)
                ? day.atYear(year)
                : Year.of(year).atMonthDay(day).plusDays(1);
    }
}
