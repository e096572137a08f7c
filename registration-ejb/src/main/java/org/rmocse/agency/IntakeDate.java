package org.rmocse.agency;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day on which an agency begins to take applications, or does so for the last time.
 *
 * @param opens whether it is the first day; the last one otherwise
 */
public record IntakeDate(Agency agency, LocalDate day, boolean opens) {

    /**
     * Those of a number of days, the first of them today, in their order; periods that follow one another without a day between
     * are one.
     */
    public static List<IntakeDate> within(List<Agency> agencies, LocalDate today, int days) {
        return agencies.stream()
                .filter(agency -> !agency.windows().isEmpty())
                .flatMap(agency -> today.datesUntil(today.plusDays(days)).flatMap(day -> on(agency, day)))
                .sorted(Comparator.comparing(IntakeDate::day))
                .toList();
    }

    private static Stream<IntakeDate> on(Agency agency, LocalDate day) {
        if (!IntakeWindow.isOpen(agency.windows(), day)) {
            return Stream.empty();
        }
        boolean first = !IntakeWindow.isOpen(agency.windows(), day.minusDays(1));
        boolean last = !IntakeWindow.isOpen(agency.windows(), day.plusDays(1));
        return Stream.of(
                        first ? new IntakeDate(agency, day, true) : null,
                        last ? new IntakeDate(agency, day, false) : null)
                .filter(java.util.Objects::nonNull);
    }
}
