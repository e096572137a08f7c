package org.rmocse.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The official calendar: which days are worked, weekends moved to make up for holidays included (调休, D11).
 *
 * @param holidays official days off
 * @param workdays weekend days worked
 * @param publishedYears years whose calendar is known
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> workdays, Set<Integer> publishedYears) {

    public WorkingDays {
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
        publishedYears = Set.copyOf(publishedYears);
    }

    /** The same calendar with these days in the place of all that it says of their years. */
    public WorkingDays replacing(Collection<CalendarDay> days) {
        Set<Integer> years =
                days.stream().map(one -> one.day().getYear()).collect(Collectors.toCollection(HashSet::new));
        Set<LocalDate> off = others(holidays, years);
        Set<LocalDate> on = others(workdays, years);
        days.forEach(one -> (one.kind() == DayKind.HOLIDAY ? off : on).add(one.day()));
        years.addAll(publishedYears);
        return new WorkingDays(off, on, years);
    }

    private static Set<LocalDate> others(Set<LocalDate> days, Set<Integer> years) {
        return days.stream()
                .filter(day -> !years.contains(day.getYear()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    public boolean worked(LocalDate day) {
        if (workdays.contains(day)) {
            return true;
        }
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !holidays.contains(day);
    }

    /** The day that is {@code days} working days after {@code from}, which itself does not count. */
    public DueDate plus(LocalDate from, int days) {
        LocalDate day = from;
        boolean provisional = !publishedYears.contains(from.getYear());
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            provisional |= !publishedYears.contains(day.getYear());
            if (worked(day)) {
                left--;
            }
        }
        return new DueDate(day, provisional);
    }

    /** Working days from {@code from}, exclusive, to {@code to}, inclusive; negative where {@code to} lies before. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int)
                from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::worked).count();
    }
}
