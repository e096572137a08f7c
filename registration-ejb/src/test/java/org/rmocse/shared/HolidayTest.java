package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayTest {

    private static final List<CalendarDay> CALENDAR = List.of(
            day("2027-01-02", DayKind.HOLIDAY, "元旦"),
            day("2026-10-01", DayKind.HOLIDAY, "国庆节"),
            day("2026-10-02", DayKind.HOLIDAY, "国庆节"),
            day("2026-10-03", DayKind.HOLIDAY, "国庆节"),
            day("2026-10-10", DayKind.WORKDAY, "国庆节"),
            day("2026-09-25", DayKind.HOLIDAY, "中秋节"),
            day("2027-01-01", DayKind.HOLIDAY, "元旦"));

    @ParameterizedTest
    @CsvSource({
        "2026-09-01, 中秋节, 2026-09-25, 2026-09-25",
        "2026-09-25, 中秋节, 2026-09-25, 2026-09-25",
        "2026-09-26, 国庆节, 2026-10-01, 2026-10-03",
        "2026-10-02, 国庆节, 2026-10-01, 2026-10-03",
        "2026-10-04, 元旦, 2027-01-01, 2027-01-02",
        "2027-01-02, 元旦, 2027-01-01, 2027-01-02"
    })
    void is_the_one_of_today_or_the_next(LocalDate today, String name, LocalDate from, LocalDate to) {
        assertThat(Holiday.next(CALENDAR, today)).contains(new Holiday(name, from, to));
    }

    @Test
    void is_none_where_the_calendar_names_none() {
        assertThat(Holiday.next(CALENDAR, LocalDate.of(2027, 1, 3))).isEmpty();
        assertThat(Holiday.next(List.of(), LocalDate.of(2026, 1, 1))).isEmpty();
    }

    @Test
    void two_that_touch_are_two() {
        List<CalendarDay> touching =
                List.of(day("2025-09-30", DayKind.HOLIDAY, "中秋节"), day("2025-10-01", DayKind.HOLIDAY, "国庆节"));
        assertThat(Holiday.next(touching, LocalDate.of(2025, 9, 30))
                        .orElseThrow()
                        .to())
                .isEqualTo(LocalDate.of(2025, 9, 30));
        assertThat(Holiday.next(touching, LocalDate.of(2025, 10, 1))
                        .orElseThrow()
                        .name())
                .isEqualTo("国庆节");
    }

    private static CalendarDay day(String day, DayKind kind, String name) {
        return new CalendarDay(LocalDate.parse(day), kind, name);
    }
}
