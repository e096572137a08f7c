package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

class InitialRuleTest {

    private static final PolicyParameters POLICY = PolicyParameters.of(SampleFacts.POLICY);

    @ParameterizedTest
    @CsvSource({
        // qualified before the cut-over: while it is before 1 March 2024
        "2005-06-01, 2024-02-29, false",
        "2005-06-01, 2024-03-01, true",
        "2019-02-28, 2024-02-29, false",
        "2019-02-28, 2024-03-01, true",
        "2019-02-28, 2026-11-23, true",
        // on it or later: five years, the anniversary included
        "2019-03-01, 2024-02-29, false",
        "2019-03-01, 2024-03-01, false",
        "2019-03-01, 2024-03-02, true",
        "2019-03-02, 2024-03-02, false",
        "2019-03-02, 2024-03-03, true",
        "2021-11-23, 2026-11-23, false",
        "2021-11-22, 2026-11-23, true",
        // 29 February has its fifth anniversary on the 28th
        "2020-02-29, 2025-02-28, false",
        "2020-02-29, 2025-03-01, true",
        "2020-02-28, 2025-03-01, true",
        "2023-02-28, 2028-02-29, true",
        "2023-03-01, 2028-02-29, false"
    })
    void is_overdue_after_the_time_the_guide_gives(LocalDate qualifiedOn, LocalDate today, boolean overdue) {
        assertThat(InitialRule.isOverdue(qualifiedOn, today, POLICY)).isEqualTo(overdue);
    }

    @ParameterizedTest
    @CsvSource({
        "1956-11-24, 2026-11-23, false", // 69
        "1956-11-23, 2026-11-23, false", // the 70th birthday
        "1955-11-24, 2026-11-23, false", // the day before the 71st
        "1955-11-23, 2026-11-23, true",
        "1955-11-22, 2026-11-23, true",
        "1956-02-29, 2026-02-28, false",
        "1956-02-29, 2027-02-28, false", // born on 29 February, 71 on 1 March
        "1956-02-29, 2027-03-01, true",
        "1957-02-28, 2028-02-28, true",
        "1957-02-28, 2028-02-27, false",
        "1957-03-01, 2028-02-29, false",
        "1957-03-01, 2028-03-01, true"
    })
    void is_over_age_from_the_seventy_first_birthday_on(LocalDate birth, LocalDate today, boolean over) {
        assertThat(InitialRule.isOverAge(birth, today, POLICY)).isEqualTo(over);
        SampleFacts facts = new SampleFacts();
        facts.birth = birth;
        facts.today = today;
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .isEqualTo(over ? List.of(Finding.of("OVER_AGE", null, "D8").having(71, 70)) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "1956-02-22, 2026-11-23, ",
        "1956-02-21, 2026-11-23, 2027-02-21", // ninety days before the 71st birthday
        "1956-02-20, 2026-11-23, 2027-02-20",
        "1955-11-24, 2026-11-23, 2026-11-24", // the day before it
        "1955-11-23, 2026-11-23, ", // over age by now
        "1955-11-22, 2026-11-23, ",
        "1956-02-29, 2026-11-30, ", // born on 29 February, 71 on 1 March
        "1956-02-29, 2026-12-01, 2027-03-01",
        "1956-02-29, 2027-02-28, 2027-03-01",
        "1956-02-29, 2027-03-01, "
    })
    void warns_ninety_days_before_the_age_is_over_the_limit(LocalDate birth, LocalDate today, LocalDate overFrom) {
        assertThat(InitialRule.overAgeSoon(birth, today, POLICY)).isEqualTo(Optional.ofNullable(overFrom));
        if (overFrom != null) {
            assertThat(InitialRule.isOverAge(birth, overFrom.minusDays(1), POLICY))
                    .isFalse();
            assertThat(InitialRule.isOverAge(birth, overFrom, POLICY)).isTrue();
        }
    }

    @Property
    void once_overdue_or_over_age_it_stays_so(
            @ForAll @IntRange(max = 9000) int qualifiedAfter,
            @ForAll @IntRange(max = 30000) int bornAfter,
            @ForAll @IntRange(max = 20000) int day,
            @ForAll @IntRange(max = 5000) int later) {
        LocalDate qualifiedOn = LocalDate.of(2004, 1, 1).plusDays(qualifiedAfter);
        LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(bornAfter);
        LocalDate today = qualifiedOn.plusDays(day);
        if (InitialRule.isOverdue(qualifiedOn, today, POLICY)) {
            assertThat(InitialRule.isOverdue(qualifiedOn, today.plusDays(later), POLICY))
                    .isTrue();
        }
        if (InitialRule.isOverAge(birth, today, POLICY)) {
            assertThat(InitialRule.isOverAge(birth, today.plusDays(later), POLICY))
                    .isTrue();
        }
    }

    @Test
    void the_numbers_come_from_the_parameters() {
        PolicyParameters other = PolicyParameters.of(java.util.Map.of(
                "initial.cutover", "2020-01-01",
                "initial.legacy_deadline", "2022-01-01",
                "initial.years", "3",
                "age.max", "65"));
        assertThat(InitialRule.isOverdue(LocalDate.of(2019, 12, 31), LocalDate.of(2021, 12, 31), other))
                .isFalse();
        assertThat(InitialRule.isOverdue(LocalDate.of(2019, 12, 31), LocalDate.of(2022, 1, 1), other))
                .isTrue();
        assertThat(InitialRule.isOverdue(LocalDate.of(2020, 1, 1), LocalDate.of(2023, 1, 1), other))
                .isFalse();
        assertThat(InitialRule.isOverdue(LocalDate.of(2020, 1, 1), LocalDate.of(2023, 1, 2), other))
                .isTrue();
        assertThat(InitialRule.isOverAge(LocalDate.of(1960, 11, 23), LocalDate.of(2026, 11, 23), other))
                .isTrue();
        assertThat(InitialRule.isOverAge(LocalDate.of(1960, 11, 24), LocalDate.of(2026, 11, 23), other))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-20, CHEMICAL, , CHEMICAL",
        "2024-11-20, CHEMICAL, OTHER METALLURGY, CHEMICAL METALLURGY OTHER",
        "2015-11-20, , , COAL_MINE NON_COAL_MINE CHEMICAL METALLURGY CONSTRUCTION ROAD_TRANSPORT OTHER",
        "2019-02-28, , , COAL_MINE NON_COAL_MINE CHEMICAL METALLURGY CONSTRUCTION ROAD_TRANSPORT OTHER",
        "2019-03-01, , , ''"
    })
    void the_qualification_says_which_categories_may_be_chosen(
            LocalDate issuedOn, PracticeCategory category, String extra, String selectable) {
        assertThat(InitialRule.selectable(new Qualified(issuedOn, category, categories(extra)), POLICY))
                .isEqualTo(categories(selectable));
    }

    @Test
    void nobody_registers_without_a_qualification() {
        SampleFacts facts = new SampleFacts();
        facts.qualifications = List.of();
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .containsExactly(Finding.of("NOT_QUALIFIED", null, "R4"));
        assertThat(facts.facts().overdueInitial()).isFalse();
    }

    @Test
    void nobody_registers_for_the_first_time_twice() {
        SampleFacts facts = new SampleFacts();
        facts.registration = SampleFacts.registration(
                LocalDate.of(2024, 1, 10), LocalDate.of(2029, 1, 9), PracticeCategory.CHEMICAL);
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .containsExactly(Finding.of("ALREADY_REGISTERED", null, "R7"));
    }

    @Test
    void one_application_is_open_at_a_time() {
        SampleFacts facts = new SampleFacts();
        facts.open = Set.of(ApplicationKind.RENEWAL);
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .containsExactly(Finding.of("OPEN_APPLICATION_EXISTS", null, "D19"));
    }

    @Test
    void tells_everything_about_the_person_at_once() {
        SampleFacts facts = new SampleFacts();
        facts.qualifications = List.of();
        facts.birth = LocalDate.of(1940, 1, 1);
        facts.open = Set.of(ApplicationKind.RENEWAL);
        facts.registration = SampleFacts.registration(
                LocalDate.of(2024, 1, 10), LocalDate.of(2029, 1, 9), PracticeCategory.CHEMICAL);
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .extracting(Finding::code)
                .containsExactly("NOT_QUALIFIED", "OVER_AGE", "OPEN_APPLICATION_EXISTS", "ALREADY_REGISTERED");
    }

    @Test
    void the_time_runs_from_the_earliest_qualification() {
        SampleFacts facts = new SampleFacts();
        facts.qualifications = List.of(
                SampleFacts.qualification(LocalDate.of(2020, 11, 20), PracticeCategory.CHEMICAL, Set.of()),
                SampleFacts.qualification(LocalDate.of(2025, 11, 20), PracticeCategory.OTHER, Set.of()));
        assertThat(facts.facts().overdueInitial()).isTrue();
    }

    private static Set<PracticeCategory> categories(String names) {
        return names == null || names.isBlank()
                ? EnumSet.noneOf(PracticeCategory.class)
                : Arrays.stream(names.split(" ")).map(PracticeCategory::valueOf).collect(Collectors.toSet());
    }
}
