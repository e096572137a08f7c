package org.rmocse.shared;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Days off that follow one another, under the name the official calendar gives them. */
public record Holiday(String name, LocalDate from, LocalDate to) {

    /** The one of that day, or the next after it; empty where the calendar names none. */
    public static Optional<Holiday> next(List<CalendarDay> days, LocalDate today) {
        List<CalendarDay> off = days.stream()
                .filter(day -> day.kind() == DayKind.HOLIDAY)
                .sorted(Comparator.comparing(CalendarDay::day))
                .toList();
        Holiday holiday = null;
        for (CalendarDay day : off) {
            boolean goesOn = holiday != null
                    && holiday.name.equals(day.name())
                    && holiday.to.plusDays(1).equals(day.day());
            if (holiday != null && !goesOn && !holiday.to.isBefore(today)) {
                return Optional.of(holiday);
            }
            holiday = new Holiday(day.name(), goesOn ? holiday.from : day.day(), day.day());
        }
        return Optional.ofNullable(holiday).filter(last -> !last.to.isBefore(today));
    }
}
