package org.rmocse.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.WorkingDays;

/**
 * How long until a clock runs out (D11), as the desks show it.
 *
 * @param days days left, today not counted; 0 on the last day, negative after it
 * @param urgency how near that is
 */
public record TimeLeft(int days, Urgency urgency) {

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
        int days = Boolean.parseBoolean(policy.text("clock.working_days"))
                ? calendar.between(today, on)
                : (int) ChronoUnit.DAYS.between(today, on);
        if (on.isBefore(today)) {
            return new TimeLeft(Math.min(days, -1), Urgency.OVERDUE);
        }
        return new TimeLeft(days, days <= policy.integer("clock.warning_days") ? Urgency.SOON : Urgency.CALM);
    }
}
