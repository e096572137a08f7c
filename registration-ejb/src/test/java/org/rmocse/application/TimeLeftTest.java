package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.TimeLeft.Unit;
import org.rmocse.application.TimeLeft.Urgency;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.WorkingDays;

class TimeLeftTest {

    /** 2026-11-27 is a holiday, Saturday the 28th is worked for it. */
    private static final WorkingDays CALENDAR =
            new WorkingDays(Set.of(LocalDate.of(2026, 11, 27)), Set.of(LocalDate.of(2026, 11, 28)), Set.of(2026));

    @ParameterizedTest
    @CsvSource({
        // from Monday the 23rd
        "2026-11-27, 3, CALM, left",
        "2026-11-30, 5, CALM, left",
        "2026-11-26, 3, CALM, left",
        "2026-11-25, 2, SOON, left",
        "2026-11-23, 0, SOON, last",
        "2026-11-20, -1, OVERDUE, over",
        "2026-11-19, -2, OVERDUE, over",
        // a limit that ended on a Sunday is over on Monday, though no working day has passed between
        "2026-11-22, -1, OVERDUE, over"
    })
    void counts_working_days_and_warns_as_the_policy_says(LocalDate on, int days, Urgency urgency, String phase) {
        TimeLeft left = TimeLeft.until(on, LocalDate.of(2026, 11, 23), CALENDAR, policy("true", "2"));

        assertThat(left).isEqualTo(new TimeLeft(days, Unit.WORKING, urgency));
        assertThat(left.phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29, 6, CALM", "2026-11-28, 5, SOON", "2026-11-22, -1, OVERDUE"})
    void counts_calendar_days_where_the_policy_does(LocalDate on, int days, Urgency urgency) {
        assertThat(TimeLeft.until(on, LocalDate.of(2026, 11, 23), CALENDAR, policy("false", "5")))
                .isEqualTo(new TimeLeft(days, Unit.CALENDAR, urgency));
    }

    private static PolicyParameters policy(String workingDays, String warning) {
        return PolicyParameters.of(Map.of("clock.working_days", workingDays, "clock.warning_days", warning));
    }
}
