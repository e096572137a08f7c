package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.shared.Finding;

/** Continuing education of those who are overdue (D9). */
class SubmissionEducationTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-01, 2025-03-05, 48, true",
        "2025-03-01, 2025-03-05, 48.5, true",
        "2025-03-01, 2025-03-05, 47.5, false",
        "2021-11-23, 2021-11-25, 48, true", // the first day of the cycle
        "2021-11-22, 2021-11-25, 48, false",
        "2026-11-21, 2026-11-23, 48, true" // over today
    })
    void who_is_overdue_has_had_48_hours_within_five_years(LocalDate from, LocalDate to, String hours, boolean enough) {
        SampleFacts facts = SampleFacts.overdue().with("education.rows", List.of(SampleFacts.course(from, to, hours)));
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code, Finding::field, Finding::rule, Finding::need)
                .isEqualTo(enough ? List.of() : List.of(tuple("EDUCATION_INSUFFICIENT", "education.rows", "D9", "48")));
    }

    @ParameterizedTest
    @CsvSource({"2023-02-28, true", "2023-02-27, false"})
    void the_cycle_before_29_february_begins_on_the_28th(LocalDate from, boolean enough) {
        SampleFacts facts = SampleFacts.overdue()
                .with("education.rows", List.of(SampleFacts.course(from, LocalDate.of(2023, 3, 2), "48")));
        facts.today = LocalDate.of(2028, 2, 29);
        assertThat(SubmissionRules.findings(facts.facts()).isEmpty()).isEqualTo(enough);
    }

    @Test
    void the_cycle_and_the_hours_come_from_the_parameters() {
        SampleFacts facts = SampleFacts.overdue();
        facts.policy = new HashMap<>(SampleFacts.POLICY);
        facts.policy.put("education.hours", "49");
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of("EDUCATION_INSUFFICIENT", "education.rows", "D9")
                        .having("48", "49"));
        facts.policy.put("education.hours", "48");
        facts.policy.put("education.cycle_years", "1");
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of("EDUCATION_INSUFFICIENT", "education.rows", "D9")
                        .having("0", "48"));
    }

    @Test
    void typed_hours_count_with_a_proof_only() {
        SampleFacts facts = SampleFacts.overdue();
        facts.documents = Set.of(MaterialCode.CONTRACT, MaterialCode.HOLD_ID);
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code, Finding::field)
                .containsExactly(
                        tuple("EDUCATION_INSUFFICIENT", "education.rows"),
                        tuple("MATERIAL_MISSING", "materials.CE_PROOF"));
    }

    @ParameterizedTest
    @CsvSource({
        ", 2025-03-05, 8, ROW_INCOMPLETE",
        "2025-03-01, , 8, ROW_INCOMPLETE",
        "2025-03-01, 2025-03-05, , ROW_INCOMPLETE",
        "2025-03-01, 2025-03-05, 0, ROW_INCOMPLETE",
        "2025-03-05, 2025-03-04, 8, ROW_REVERSED",
        "2026-11-22, 2026-11-24, 8, ROW_FUTURE"
    })
    void a_course_is_told_apart_where_it_cannot_be_right(LocalDate from, LocalDate to, String hours, String code) {
        EducationEntry good = SampleFacts.course(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 5), "48");
        SampleFacts facts =
                SampleFacts.overdue().with("education.rows", List.of(good, SampleFacts.course(from, to, hours)));
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of(code, "education.rows.1", "V11"));
    }

    @Test
    void who_is_in_time_needs_no_education() {
        assertThat(MaterialRule.required(new SampleFacts().facts()))
                .containsExactly(MaterialCode.APP_FORM, MaterialCode.CONTRACT, MaterialCode.HOLD_ID);
        assertThat(MaterialRule.required(SampleFacts.overdue().facts()))
                .containsExactly(
                        MaterialCode.APP_FORM, MaterialCode.CONTRACT, MaterialCode.HOLD_ID, MaterialCode.CE_PROOF);
    }

    @Property(tries = 200)
    void more_hours_never_add_a_finding(
            @ForAll("courses") List<EducationEntry> courses,
            @ForAll @IntRange(max = 5) int which,
            @ForAll @IntRange(min = 1, max = 60) int more) {
        Assume.that(which < courses.size() && courses.get(which).hours() != null);
        Set<String> before = told(SampleFacts.overdue().with("education.rows", courses));
        List<EducationEntry> longer = new ArrayList<>(courses);
        longer.set(which, SampleFacts.changed(courses.get(which), "hours", hours -> ((BigDecimal) hours)
                .add(BigDecimal.valueOf(more))));
        assertThat(before).containsAll(told(SampleFacts.overdue().with("education.rows", longer)));
    }

    @Property(tries = 200)
    void one_more_good_course_never_adds_a_finding(
            @ForAll("courses") List<EducationEntry> courses,
            @ForAll @IntRange(max = 1800) int day,
            @ForAll @IntRange(min = 1, max = 60) int hours) {
        Set<String> before = told(SampleFacts.overdue().with("education.rows", courses));
        LocalDate from = SampleFacts.TODAY.minusDays(day);
        List<EducationEntry> more = new ArrayList<>(courses);
        more.add(SampleFacts.course(from, from, String.valueOf(hours)));
        assertThat(before).containsAll(told(SampleFacts.overdue().with("education.rows", more)));
    }

    @Provide
    Arbitrary<List<EducationEntry>> courses() {
        return someCourses();
    }

    /** Courses of every date and length, dates and hours missing here and there. */
    static Arbitrary<List<EducationEntry>> someCourses() {
        Arbitrary<LocalDate> days = Arbitraries.integers()
                .between(-10, 2200)
                .map(SampleFacts.TODAY::minusDays)
                .injectNull(0.05);
        return Combinators.combine(
                        days, days, Arbitraries.integers().between(1, 60).injectNull(0.05))
                .as((from, to, hours) -> SampleFacts.course(from, to, hours == null ? null : hours.toString()))
                .list()
                .ofMaxSize(6);
    }

    private static Set<String> told(SampleFacts facts) {
        return SubmissionRules.findings(facts.facts()).stream()
                .map(finding -> finding.code() + " " + finding.field())
                .collect(Collectors.toSet());
    }
}
