package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.Section.DutyEntry;
import org.rmocse.education.EducationRow;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/** What counts from the day of filing, and what counts from the day a returned file is mended (D8, D9, V11, V14). */
class FilingDayTest {

    private static final LocalDate FROM = LocalDate.of(2022, 1, 10);
    private static final LocalDate TO = LocalDate.of(2027, 1, 9);

    @ParameterizedTest
    @CsvSource({
        // renewal, and a change that renews: the term that runs, its first and its last day with it
        "RENEWAL, 2026-11-23, 2026-11-23, 2022-01-10, 2022-01-12, true",
        "RENEWAL, 2026-11-23, 2026-11-23, 2022-01-09, 2022-01-12, false",
        "RENEWAL, 2026-11-23, 2026-11-23, 2026-11-22, 2026-11-23, true",
        "RENEWAL, 2026-11-23, 2026-11-23, 2026-11-23, 2026-11-24, false",
        "RENEWAL, 2027-01-09, 2027-01-09, 2027-01-09, 2027-01-09, true",
        "CHANGE, 2026-11-23, 2026-11-23, 2022-01-10, 2022-01-10, true",
        "CHANGE, 2026-11-23, 2026-11-23, 2022-01-09, 2022-01-09, false",
        // mended after the end: what was learned by then counts, what was learned after it does not
        "RENEWAL, 2027-01-09, 2027-01-20, 2027-01-08, 2027-01-09, true",
        "RENEWAL, 2027-01-09, 2027-01-20, 2027-01-09, 2027-01-10, false",
        "CHANGE, 2027-01-09, 2027-01-20, 2027-01-09, 2027-01-09, true",
        "CHANGE, 2027-01-09, 2027-01-20, 2027-01-10, 2027-01-10, false",
        // anew, and a first one too late: five years up to the filing
        "RE_REGISTRATION, 2028-03-01, 2028-03-01, 2023-03-01, 2023-03-02, true",
        "RE_REGISTRATION, 2028-03-01, 2028-03-01, 2023-02-28, 2023-03-02, false",
        "RE_REGISTRATION, 2028-02-29, 2028-02-29, 2023-02-28, 2023-03-02, true",
        "RE_REGISTRATION, 2028-02-29, 2028-02-29, 2023-02-27, 2023-03-02, false",
        "RE_REGISTRATION, 2028-03-01, 2028-03-20, 2028-03-01, 2028-03-01, true",
        "RE_REGISTRATION, 2028-03-01, 2028-03-20, 2028-03-02, 2028-03-02, false",
        "INITIAL, 2026-11-23, 2026-12-10, 2021-11-23, 2021-11-23, true",
        "INITIAL, 2026-11-23, 2026-12-10, 2021-11-22, 2021-11-22, false",
        "INITIAL, 2026-11-23, 2026-12-10, 2026-11-23, 2026-11-23, true",
        "INITIAL, 2026-11-23, 2026-12-10, 2026-11-24, 2026-11-24, false"
    })
    void hours_count_within_the_cycle_of_the_kind(
            ApplicationKind kind, LocalDate filedOn, LocalDate today, LocalDate from, LocalDate to, boolean counts) {
        SampleFacts facts = of(kind);
        facts.filedOn = filedOn;
        facts.today = today;
        facts.imported =
                List.of(new EducationRow(from, to, "安全法规", "现场", "虚构培训中心", BigDecimal.valueOf(48), true, false));
        assertThat(SubmissionRules.tally(facts.facts()).hours())
                .isEqualByComparingTo(counts ? BigDecimal.valueOf(48) : BigDecimal.ZERO);
        assertThat(codes(SubmissionRules.findings(facts.facts())).contains("EDUCATION_INSUFFICIENT"))
                .isEqualTo(!counts);
    }

    @ParameterizedTest
    @CsvSource({
        "1955-11-24, 2026-11-23, 2026-11-23, false", // seventy for the last day
        "1955-11-24, 2026-11-23, 2026-11-24, false", // seventy-one since, while it was mended
        "1955-11-24, 2026-11-23, 2026-12-30, false",
        "1955-11-24, 2026-11-24, 2026-11-24, true",
        "1956-02-29, 2027-02-28, 2027-03-01, false",
        "1956-02-29, 2027-03-01, 2027-03-01, true"
    })
    void the_age_is_that_of_the_day_of_filing(LocalDate birth, LocalDate filedOn, LocalDate today, boolean over) {
        SampleFacts facts = new SampleFacts();
        facts.birth = birth;
        facts.filedOn = filedOn;
        facts.today = today;
        assertThat(codes(SubmissionRules.aboutThePerson(facts.facts())).contains("OVER_AGE"))
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-23, '', ''",
        "2026-11-23, 2026-11-23, '', ''",
        "2026-11-23, 2026-11-24, DATE_IN_FUTURE, to",
        "2026-11-24, 2026-11-24, DATE_IN_FUTURE DATE_IN_FUTURE, from to",
        "2026-11-23, 2026-11-22, DATES_REVERSED, to"
    })
    void a_piece_of_work_is_done_by_today(LocalDate from, LocalDate to, String codes, String components) {
        SampleFacts facts = of(ApplicationKind.RENEWAL);
        facts.with("duty.rows", List.of(new DutyEntry(from, to, "罐区", "专项检查", "整改合格")));
        List<Finding> findings = DutyRule.findings(facts.facts());
        assertThat(codes(findings)).isEqualTo(codes);
        assertThat(findings.stream()
                        .map(finding -> finding.field().substring("duty.rows.0.".length()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(components);
    }

    @Test
    void whoever_has_chosen_freely_once_is_told_that_another_category_is_not_held() {
        SampleFacts facts = of(ApplicationKind.CHANGE)
                .with("change.category", true)
                .with("category.category", PracticeCategory.COAL_MINE);
        facts.qualifications = List.of(SampleFacts.qualification(LocalDate.of(2015, 11, 20), null, Set.of()));
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code, Finding::field, Finding::rule)
                .contains(tuple("CATEGORY_NOT_HELD", "category.category", "D10"));
        facts.registration = SampleFacts.registration(FROM, TO, PracticeCategory.LEGACY_HAZARDOUS);
        assertThat(codes(SubmissionRules.findings(facts.facts()))).doesNotContain("CATEGORY_NOT_HELD");
    }

    /** Somebody registered in chemical safety, or overdue with a first registration. */
    private static SampleFacts of(ApplicationKind kind) {
        SampleFacts facts = kind == ApplicationKind.INITIAL ? SampleFacts.overdue() : new SampleFacts();
        facts.kind = kind;
        facts.with("education.rows", List.of());
        if (kind == ApplicationKind.CHANGE) {
            facts.with("change.withRenewal", true);
        }
        if (kind != ApplicationKind.INITIAL) {
            facts.registration = SampleFacts.registration(FROM, TO, PracticeCategory.CHEMICAL);
        }
        return facts;
    }

    private static String codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).collect(Collectors.joining(" "));
    }
}
