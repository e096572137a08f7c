package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.rmocse.shared.DueDate;
import org.rmocse.shared.WorkingDays;

/**
 * The last days of time limits, by the day they begin and their length: what SQL joins the limits frozen on files with.
 *
 * @param begins the day each begins, which itself does not count
 * @param days the length of each
 * @param workingOn the last day where working days count
 * @param provisional whether that day is provisional (D11)
 * @param calendarOn the last day where calendar days count
 */
record TimeLimits(
        LocalDate[] begins, Integer[] days, LocalDate[] workingOn, Boolean[] provisional, LocalDate[] calendarOn) {

    private static final int LONGEST = 120;

    /** A limit, by the day it begins and its length. */
    record Limit(LocalDate begin, int days) {}

    /** Limits of every length that begin on that day. */
    static TimeLimits from(LocalDate begin, WorkingDays working) {
        return of(
                IntStream.rangeClosed(1, LONGEST)
                        .mapToObj(days -> new Limit(begin, days))
                        .toList(),
                working);
    }

    static TimeLimits of(List<Limit> limits, WorkingDays working) {
        List<DueDate> dues = limits.stream()
                .map(limit -> working.plus(limit.begin(), limit.days()))
                .toList();
        return new TimeLimits(
                limits.stream().map(Limit::begin).toArray(LocalDate[]::new),
                limits.stream().map(Limit::days).toArray(Integer[]::new),
                dues.stream().map(DueDate::on).toArray(LocalDate[]::new),
                dues.stream().map(DueDate::provisional).toArray(Boolean[]::new),
                limits.stream()
                        .map(limit -> limit.begin().plusDays(limit.days()))
                        .toArray(LocalDate[]::new));
    }

    /** The parameter of the limit that runs while a file has this status (D11, D23); null where none runs. */
    static String parameter(Status status) {
        return switch (status) {
            case SUBMITTED -> "clock.acceptance_days";
            case RETURNED -> "clock.correction_days";
            case UNDER_INITIAL_REVIEW, INITIAL_PASSED -> "clock.initial_review_days";
            case REPORTED -> "clock.final_review_days";
            case AWAITING_APPROVAL -> "clock.approval_days";
            case DRAFT, APPROVED, REFUSED, WITHDRAWN, LAPSED -> null;
        };
    }
}
