package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Finding;

/** What a new value must be, typed by somebody on Monday the 23rd of November 2026. */
class ParameterRuleTest {

    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);
    private static final LocalDate LATEST = LocalDate.of(2031, 11, 27);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "age.max|65|-",
                "age.max| 65 |-",
                "age.max|50|-",
                "age.max|100|-",
                "age.max|49|PARAMETER_OUT_OF_BOUNDS value 50 – 100",
                "age.max|101|PARAMETER_OUT_OF_BOUNDS value 50 – 100",
                "age.max||REQUIRED value null",
                "age.max|sixty|PARAMETER_NOT_WHOLE value null",
                "age.max|65.5|PARAMETER_NOT_WHOLE value null",
                "age.max|-65|PARAMETER_NOT_WHOLE value null",
                "age.max|99999999999999999999|PARAMETER_NOT_WHOLE value null",
                "initial.cutover|2019-04-01|-",
                "initial.cutover|2019-02-30|DATE_INVALID value null",
                "initial.cutover|+2019-03-01|DATE_INVALID value null",
                "initial.cutover|1999-12-31|PARAMETER_OUT_OF_BOUNDS value 2000-01-01 – 2100-01-01",
                "clock.working_days|false|-",
                "clock.working_days|FALSE|PARAMETER_VALUE_UNKNOWN choice true, false",
                "portrait.ground|BLUE|-",
                "portrait.ground|GREEN|PARAMETER_VALUE_UNKNOWN choice WHITE, BLUE, RED",
                "portrait.ground||REQUIRED choice null",
                "reminder.months_before|12  6 1|-",
                "reminder.months_before|6 12|PARAMETER_LIST_UNSORTED value null",
                "reminder.months_before|6 6|PARAMETER_LIST_UNSORTED value null",
                "reminder.months_before|12 x|PARAMETER_NOT_WHOLE value null",
                "reminder.months_before|48 6|PARAMETER_OUT_OF_BOUNDS value 1 – 36",
                "calendar.fixed_holidays|01-01 05-01|-",
                "calendar.fixed_holidays|01-01 02-30|PARAMETER_YEAR_DAY_INVALID value null",
                "calendar.fixed_holidays|01-01 01-01|PARAMETER_YEAR_DAY_INVALID value null"
            })
    void a_value_has_the_shape_and_the_bounds_of_its_parameter(String name, String value, String wrong) {
        assertThat(said(findings(name, value, "2027-01-01", "文件", standing())))
                .isEqualTo(wrong == null ? List.of() : List.of(wrong));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-11-24|-",
                "2031-11-27|-",
                "2026-11-23|PARAMETER_TOO_EARLY from 2026-11-24",
                "2019-03-01|PARAMETER_TOO_EARLY from 2026-11-24",
                "2031-11-28|PARAMETER_TOO_LATE from 2031-11-27",
                "|REQUIRED from null",
                "tomorrow|DATE_INVALID from null"
            })
    void begins_tomorrow_at_the_earliest_and_not_too_far_ahead(String from, String wrong) {
        assertThat(said(findings("age.max", "65", from, "文件", standing())))
                .isEqualTo(wrong == null ? List.of() : List.of(wrong));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(findings("age.max", " ", null, "x".repeat(501), standing()))
                .containsExactly(
                        Finding.of("REQUIRED", "value"),
                        Finding.of("REQUIRED", "from"),
                        Finding.of("TOO_LONG", "reason").having(501, 500));
        assertThat(findings("age.max", "65", "2027-01-01", "　 ", standing()))
                .containsExactly(Finding.of("REQUIRED", "reason"));
    }

    @Test
    void a_day_has_one_value_and_another_than_before() {
        Map<String, NavigableMap<LocalDate, String>> values = standing();
        values.get("age.max").put(LocalDate.of(2027, 1, 1), "65");
        assertThat(findings("age.max", "60", "2027-01-01", "文件", values))
                .containsExactly(Finding.of("PARAMETER_DAY_TAKEN", "from"));
        assertThat(findings("age.max", "065", "2027-06-01", "文件", values))
                .containsExactly(Finding.of("PARAMETER_UNCHANGED", "value").having("65", null));
        assertThat(findings("age.max", "70", "2027-06-01", "文件", values)).isEmpty();
        assertThat(findings("age.max", "65", "2026-12-01", "文件", values)).isEmpty();
    }

    @Test
    void exceeds_another_on_no_day() {
        Map<String, NavigableMap<LocalDate, String>> values = standing();
        assertThat(findings("account.password_min", "64", "2027-01-01", "文件", values))
                .isEmpty();
        values.get("account.password_max").put(LocalDate.of(2028, 1, 1), "64");
        values.get("account.password_min").put(LocalDate.of(2027, 1, 1), "60");
        assertThat(findings("account.password_max", "64", "2026-12-01", "文件", values))
                .isEmpty();
        // fits on the day it begins, and no longer a year later
        values.get("account.password_max").put(LocalDate.of(2028, 1, 1), "30");
        assertThat(findings("account.password_min", "50", "2027-06-01", "文件", values))
                .containsExactly(Finding.of("PARAMETER_ABOVE_OTHER", "value").having("account.password_max", "30"));
        assertThat(findings("initial.legacy_deadline", "2019-02-01", "2027-06-01", "文件", values))
                .containsExactly(Finding.of("PARAMETER_BELOW_OTHER", "value").having("initial.cutover", "2019-03-01"));
    }

    private static Map<String, NavigableMap<LocalDate, String>> standing() {
        Map<String, NavigableMap<LocalDate, String>> values = new TreeMap<>();
        Map.of(
                        "age.max", "70",
                        "initial.cutover", "2019-03-01",
                        "initial.legacy_deadline", "2024-03-01",
                        "account.password_min", "10",
                        "account.password_max", "128")
                .forEach((name, value) -> values.put(name, new TreeMap<>(Map.of(LocalDate.of(2019, 3, 1), value))));
        return values;
    }

    private static List<Finding> findings(
            String name,
            String value,
            String from,
            String reason,
            Map<String, NavigableMap<LocalDate, String>> values) {
        return ParameterRule.findings(new ParameterChange(name, value, from, reason), TOMORROW, LATEST, values);
    }

    private static List<String> said(List<Finding> findings) {
        return findings.stream()
                .map(one -> one.code() + ' ' + one.field() + ' ' + one.need())
                .toList();
    }
}
