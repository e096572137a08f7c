package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarDbIT extends DatabaseTest {

    private final Calendar calendar = new Calendar(JDBI);

    /** Days of the calendar that the State Council published for 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false",
        "2026-01-04, true",
        "2026-02-13, true",
        "2026-02-14, true",
        "2026-02-16, false",
        "2026-02-23, false",
        "2026-02-24, true",
        "2026-02-28, true",
        "2026-09-20, true",
        "2026-10-07, false",
        "2026-10-08, true",
        "2026-10-10, true",
        "2026-10-11, false",
        "2026-11-23, true",
        "2026-11-22, false"
    })
    void knows_which_days_are_worked(LocalDate day, boolean worked) {
        assertThat(calendar.workingDays().worked(day)).isEqualTo(worked);
    }

    @Test
    void counts_over_a_holiday_and_its_made_up_days() {
        DueDate due = calendar.workingDays().plus(LocalDate.of(2026, 9, 30), 5);
        assertThat(due).isEqualTo(new DueDate(LocalDate.of(2026, 10, 13), false));
    }

    @Test
    void a_year_without_a_calendar_is_provisional_until_it_is_loaded() {
        LocalDate from = LocalDate.of(2071, 1, 5);
        assertThat(calendar.workingDays().plus(from, 3).provisional()).isTrue();
        JDBI.useHandle(handle ->
                handle.execute("insert into shared.holiday (day, kind, name) values ('2071-01-06', 'HOLIDAY', '测试')"));
        try {
            assertThat(calendar.workingDays().plus(from, 3)).isEqualTo(new DueDate(LocalDate.of(2071, 1, 9), false));
        } finally {
            JDBI.useHandle(handle -> handle.execute("delete from shared.holiday where day = '2071-01-06'"));
        }
    }

    @Test
    void a_day_is_either_off_or_worked() {
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        "insert into shared.holiday (day, kind, name) values ('2026-01-01', 'WORKDAY', '测试')")))
                .hasMessageContaining("holiday_pkey");
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(
                        "insert into shared.holiday (day, kind, name) values ('2072-01-01', 'HALF', '测试')")))
                .hasMessageContaining("holiday_kind_check");
    }
}
