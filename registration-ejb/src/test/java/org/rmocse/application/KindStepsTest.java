package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.PracticeCategory;

/** The steps of the published guide, in its order, and which of them a filing leaves out. */
class KindStepsTest {

    @ParameterizedTest
    @CsvSource({
        "INITIAL, AGENCY BASIC PORTRAIT CATEGORY EMPLOYER WORK FORM MATERIALS",
        "RENEWAL, AGENCY BASIC PORTRAIT EMPLOYER EDUCATION WORK DUTY FORM MATERIALS",
        "CHANGE, AGENCY BASIC PORTRAIT CHANGE EMPLOYER WORK FORM MATERIALS",
        "RE_REGISTRATION, AGENCY BASIC PORTRAIT CATEGORY EMPLOYER EDUCATION WORK FORM MATERIALS",
        "REISSUE, AGENCY MATTER FORM MATERIALS",
        "CANCELLATION, AGENCY MATTER FORM MATERIALS",
        "OTHER_MATTER, MATTER MATERIALS"
    })
    void a_kind_goes_through_its_steps_in_order(ApplicationKind kind, String steps) {
        assertThat(steps(of(kind))).isEqualTo(steps);
    }

    @Test
    void education_is_asked_for_before_the_work_history_where_it_is_needed() {
        assertThat(steps(SampleFacts.overdue()))
                .isEqualTo("AGENCY BASIC PORTRAIT CATEGORY EMPLOYER EDUCATION WORK FORM MATERIALS");
        assertThat(steps(of(ApplicationKind.CHANGE).with("change.withRenewal", true)))
                .isEqualTo("AGENCY BASIC PORTRAIT CHANGE EMPLOYER EDUCATION WORK FORM MATERIALS");
    }

    @Test
    void a_category_is_chosen_after_what_is_to_be_changed_is_said() {
        assertThat(steps(of(ApplicationKind.CHANGE).with("change.category", true)))
                .isEqualTo("AGENCY BASIC PORTRAIT CHANGE CATEGORY EMPLOYER WORK FORM MATERIALS");
    }

    @Test
    void there_are_seven_categories_and_five_that_are_only_read() {
        assertThat(PracticeCategory.CURRENT)
                .extracting(Enum::name)
                .containsExactly(
                        "COAL_MINE",
                        "NON_COAL_MINE",
                        "CHEMICAL",
                        "METALLURGY",
                        "CONSTRUCTION",
                        "ROAD_TRANSPORT",
                        "OTHER");
        assertThat(List.of(PracticeCategory.values()).stream().filter(PracticeCategory::isLegacy))
                .extracting(Enum::name)
                .containsExactly(
                        "LEGACY_COAL_MINE",
                        "LEGACY_NON_COAL_MINE",
                        "LEGACY_CONSTRUCTION",
                        "LEGACY_HAZARDOUS",
                        "LEGACY_OTHER");
    }

    private static SampleFacts of(ApplicationKind kind) {
        SampleFacts facts = new SampleFacts();
        facts.kind = kind;
        if (kind != ApplicationKind.INITIAL) {
            facts.registration = SampleFacts.registration(
                    LocalDate.of(2022, 1, 10), LocalDate.of(2027, 1, 9), PracticeCategory.CHEMICAL);
        }
        return facts;
    }

    private static String steps(SampleFacts facts) {
        return facts.facts().steps().stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
