package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays calendar = new WorkingDays(
            Set.of(
                    LocalDate.of(2026, 10, 1),
                    LocalDate.of(2026, 10, 2),
                    LocalDate.of(2026, 10, 5),
                    LocalDate.of(2026, 10, 6),
                    LocalDate.of(2026, 10, 7)),
            Set.of(LocalDate.of(2026, 10, 10)),
            Set.of(2026));

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 1, 2026-10-08", // the week of holidays is passed over
        "2026-10-09, 1, 2026-10-10", // a Saturday worked to make up for it counts
        "2026-10-09, 2, 2026-10-12",
        "2026-10-03, 1, 2026-10-08", // counting may start on a day off
        "2026-10-08, 0, 2026-10-08"
    })
    void counts_worked_days_only(LocalDate from, int days, LocalDate due) {
        assertThat(calendar.plus(from, days)).isEqualTo(new DueDate(due, false));
        assertThat(calendar.between(from, due)).isEqualTo(days);
    }

    @Test
    void is_provisional_as_soon_as_a_year_without_a_calendar_is_touched() {
        assertThat(calendar.plus(LocalDate.of(2026, 12, 30), 1).provisional()).isFalse();
        assertThat(calendar.plus(LocalDate.of(2026, 12, 30), 2)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 1), true));
    }

    @Test
    void a_year_is_replaced_as_a_whole_and_others_stay() {
        WorkingDays loaded = calendar.replacing(List.of(
                new CalendarDay(LocalDate.of(2026, 10, 2), DayKind.HOLIDAY, "a"),
                new CalendarDay(LocalDate.of(2026, 10, 11), DayKind.WORKDAY, "a")));
        assertThat(loaded)
                .isEqualTo(new WorkingDays(
                        Set.of(LocalDate.of(2026, 10, 2)), Set.of(LocalDate.of(2026, 10, 11)), Set.of(2026)));
        assertThat(calendar.replacing(List.of(new CalendarDay(LocalDate.of(2027, 1, 1), DayKind.HOLIDAY, "a"))))
                .satisfies(both -> {
                    assertThat(both.publishedYears()).containsExactlyInAnyOrder(2026, 2027);
                    assertThat(both.worked(LocalDate.of(2026, 10, 1))).isFalse();
                    assertThat(both.worked(LocalDate.of(2026, 10, 10))).isTrue();
                    assertThat(both.worked(LocalDate.of(2027, 1, 1))).isFalse();
                });
    }

    @Test
    void counts_backwards_once_the_day_has_passed() {
        assertThat(calendar.between(LocalDate.of(2026, 10, 9), LocalDate.of(2026, 9, 30)))
                .isEqualTo(-2);
    }
}
