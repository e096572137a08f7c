package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.Reminder.Subject;
import org.rmocse.shared.PolicyParameters;

class ReminderTest {

    private static final PolicyParameters POLICY =
            PolicyParameters.of(Map.of("reminder.months_before", "12 6 3 1", "reminder.days_before_closing", "7"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-08, ",
        "2026-01-09, M12",
        "2026-07-08, M12",
        "2026-07-09, M6",
        "2026-10-08, M6",
        "2026-10-09, M3",
        "2026-12-08, M3",
        "2026-12-09, M1",
        "2027-01-01, M1",
        "2027-01-02, D7",
        "2027-01-09, D7",
        "2027-01-10, "
    })
    void of_a_term_the_nearest_is_due_from_its_day_to_the_end(LocalDate today, String mark) {
        assertThat(Reminder.due(Subject.TERM, LocalDate.of(2027, 1, 9), today, POLICY))
                .isEqualTo(Optional.ofNullable(mark));
    }

    @ParameterizedTest
    @CsvSource({
        // a year before 29 February there is none
        "2028-02-29, 2027-02-27, ",
        "2028-02-29, 2027-02-28, M12",
        "2028-02-29, 2027-08-29, M6",
        // a month before the 31st of March, the last of February
        "2027-03-31, 2027-02-27, M3",
        "2027-03-31, 2027-02-28, M1",
        "2028-03-31, 2028-02-28, M3",
        "2028-03-31, 2028-02-29, M1"
    })
    void months_end_where_they_have_no_such_day(LocalDate endsOn, LocalDate today, String mark) {
        assertThat(Reminder.due(Subject.TERM, endsOn, today, POLICY)).isEqualTo(Optional.ofNullable(mark));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, ", "2026-11-23, D7", "2026-11-30, D7", "2026-12-01, "})
    void of_the_time_for_a_first_registration_the_last_one_alone(LocalDate today, String mark) {
        assertThat(Reminder.due(Subject.QUALIFICATION, LocalDate.of(2026, 11, 30), today, POLICY))
                .isEqualTo(Optional.ofNullable(mark));
    }

    @ParameterizedTest
    @CsvSource({"2027-02-28", "2027-02-27", "2026-11-30", "2028-02-29", "2027-01-31"})
    void whoever_is_due_ends_within_the_horizon(LocalDate today) {
        for (LocalDate end = today; end.isBefore(today.plusYears(2)); end = end.plusDays(1)) {
            if (Reminder.due(Subject.TERM, end, today, POLICY).isPresent()) {
                assertThat(end).isBeforeOrEqualTo(Reminder.horizon(Subject.TERM, today, POLICY));
            }
        }
    }
}
