package org.rmocse.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.PublicId;

class IntakeDateTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 10);

    @Test
    void the_first_and_the_last_day_of_a_period_are_told_in_their_order() {
        Agency spring = agency("春", new IntakeWindow(NOVEMBER.plusDays(3), NOVEMBER.plusDays(9), false));
        Agency autumn = agency("秋", new IntakeWindow(NOVEMBER.minusDays(20), NOVEMBER.plusDays(5), false));
        dates(List.of(spring, autumn), 10)
                .containsExactly(
                        tuple("春", NOVEMBER.plusDays(3), true),
                        tuple("秋", NOVEMBER.plusDays(5), false),
                        tuple("春", NOVEMBER.plusDays(9), false));
        dates(List.of(spring, autumn), 6)
                .containsExactly(tuple("春", NOVEMBER.plusDays(3), true), tuple("秋", NOVEMBER.plusDays(5), false));
    }

    @Test
    void today_counts_and_a_period_of_one_day_begins_and_ends_on_it() {
        dates(List.of(agency("日", new IntakeWindow(NOVEMBER, NOVEMBER, false))), 1)
                .containsExactly(tuple("日", NOVEMBER, true), tuple("日", NOVEMBER, false));
    }

    @Test
    void a_yearly_period_crosses_the_year_and_periods_that_touch_are_one() {
        Agency winter = agency(
                "冬",
                new IntakeWindow(LocalDate.of(2020, 12, 20), LocalDate.of(2020, 1, 5), true),
                new IntakeWindow(LocalDate.of(2027, 1, 6), LocalDate.of(2027, 1, 10), false));
        dates(List.of(winter), 90)
                .containsExactly(
                        tuple("冬", LocalDate.of(2026, 12, 20), true), tuple("冬", LocalDate.of(2027, 1, 10), false));
    }

    @Test
    void an_agency_that_always_takes_applications_has_no_dates() {
        dates(SampleAgencies.COUNTRY, 400).isEmpty();
    }

    private static ListAssert<Tuple> dates(List<Agency> agencies, int days) {
        return assertThat(IntakeDate.within(agencies, NOVEMBER, days).stream()
                .map(one -> tuple(one.agency().name(), one.day(), one.opens()))
                .toList());
    }

    private static Agency agency(String name, IntakeWindow... windows) {
        return new Agency(
                1,
                PublicId.next(),
                name,
                AgencyType.PROVINCE,
                name,
                "110000",
                Set.of(PracticeCategory.CHEMICAL),
                null,
                null,
                null,
                false,
                true,
                null,
                true,
                null,
                List.of(windows));
    }
}
