package org.rmocse.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.WorkingDays;

/**
 * How long until a clock runs out (D11), as the desks show it.
 *
 * @param days days left, today not counted; 0 on the last day, negative after it
 * @param unit what is counted: working days or calendar days
 * @param urgency how near that is
 */
public record TimeLeft(int days, Unit unit, Urgency urgency) {

    /** What a clock counts (D11). */
    public enum Unit {
        WORKING,
        CALENDAR
    }

    /** How near a clock is to its end. */
    public enum Urgency {
        CALM,
        SOON,
        OVERDUE
    }

    /**
     * @param on the last day of the clock, inclusive
     * @param today the day to count from
     * @param policy says whether working days count, and when a clock is near its end
     */
    public static TimeLeft until(LocalDate on, LocalDate today, WorkingDays calendar, PolicyParameters policy) {
        Unit unit = Boolean.parseBoolean(policy.text("clock.working_days")) ? Unit.WORKING : Unit.CALENDAR;
        int days = unit == Unit.WORKING ? calendar.between(today, on) : (int) ChronoUnit.DAYS.between(today, on);
        if (on.isBefore(today)) {
            return new TimeLeft(Math.min(days, -1), unit, Urgency.OVERDUE);
        }
        return new TimeLeft(days, unit, days <= policy.integer("clock.warning_days") ? Urgency.SOON : Urgency.CALM);
    }

    /** The last day that is near, seen from today: clocks that end later are calm. */
    static LocalDate lastSoon(LocalDate today, WorkingDays calendar, PolicyParameters policy) {
        LocalDate day = today;
        while (until(day.plusDays(1), today, calendar, policy).urgency() == Urgency.SOON) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Whether days are left, this is the last one, or it is over: "left", "last" or "over". */
    public String phase() {
        return urgency == Urgency.OVERDUE ? "over" : days == 0 ? "last" : "left";
    }
}
