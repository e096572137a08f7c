package org.rmocse.web.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", " 2026-11-23 ", "2026.11.23", "2026/11/23", "20261123", "2026年11月23日"})
    void reads_a_day_however_it_is_written(String typed) {
        assertThat(TypedText.day(typed)).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void reads_months_and_days_of_one_digit() {
        assertThat(TypedText.day("2026年1月3日")).isEqualTo(LocalDate.of(2026, 1, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "23.11.2026", "222026-11-23", "yesterday", "2026"})
    void does_not_guess_a_day(String typed) {
        assertThat(TypedText.day(typed)).isNull();
    }

    @Test
    void shows_in_a_field_for_days_only_what_a_browser_would_show_there() {
        assertThat(TypedText.isShownAsDay("2026-11-23")).isTrue();
        assertThat(TypedText.isShownAsDay("2026.11.23")).isFalse();
        assertThat(TypedText.isShownAsDay("2026-02-30")).isFalse();
    }

    @Test
    void reads_hours_with_up_to_two_decimals() {
        assertThat(TypedText.hours("7.5")).isEqualByComparingTo(new BigDecimal("7.5"));
        assertThat(TypedText.hours(" 24 ")).isEqualByComparingTo(new BigDecimal("24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-3", "24h", "1,5", "99999"})
    void does_not_guess_hours(String typed) {
        assertThat(TypedText.hours(typed)).isNull();
    }
}
