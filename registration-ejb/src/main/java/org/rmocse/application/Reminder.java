package org.rmocse.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.rmocse.shared.PolicyParameters;

/**
 * A reminder that something of a person's ends.
 *
 * @param endsOn the last day
 * @param mark which of the reminders before that day it is, such as {@code M6} for six months and {@code D7} for seven days
 */
record Reminder(long personId, LocalDate endsOn, String mark) {

    /** What ends: a registration with its last term, or the time for a first registration. */
    enum Subject {
        TERM,
        QUALIFICATION
    }

    /** A day from which a reminder is due. */
    private record Mark(String name, LocalDate from) {}

    /**
     * The reminder that is due on a day: of those whose day has come the nearest to the end, so that after a pause nobody
     * gets all of them.
     *
     * @return empty before the first of them and after the end
     */
    static Optional<String> due(Subject subject, LocalDate endsOn, LocalDate today, PolicyParameters policy) {
        return today.isAfter(endsOn)
                ? Optional.empty()
                : marks(subject, endsOn, policy)
                        .filter(mark -> !today.isBefore(mark.from()))
                        .max(Comparator.comparing(Mark::from))
                        .map(Mark::name);
    }

    /** The last end of which somebody may have to be reminded on that day. */
    static LocalDate horizon(Subject subject, LocalDate today, PolicyParameters policy) {
        LocalDate closing = today.plusDays(policy.integer("reminder.days_before_closing"));
        // one month ahead of the longest, since months differ in length
        return subject == Subject.QUALIFICATION
                ? closing
                : months(policy)
                        .map(months -> today.plusMonths(months + 1L))
                        .reduce(closing, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether it is the last one, just before the window closes. */
    boolean isClosing() {
        return mark.startsWith("D");
    }

    private static Stream<Mark> marks(Subject subject, LocalDate endsOn, PolicyParameters policy) {
        int days = policy.integer("reminder.days_before_closing");
        Stream<Mark> closing = Stream.of(new Mark("D" + days, endsOn.minusDays(days)));
        return subject == Subject.QUALIFICATION
                ? closing
                : Stream.concat(
                        closing, months(policy).map(months -> new Mark("M" + months, endsOn.minusMonths(months))));
    }

    private static Stream<Integer> months(PolicyParameters policy) {
        return Arrays.stream(policy.text("reminder.months_before").split(" ")).map(Integer::valueOf);
    }
}
