package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.shared.Finding;

/** The dates of a filing: contract and work history against the day of submission. */
class SubmissionDatesTest {

    @ParameterizedTest
    @CsvSource({
        "contractFrom, 2026-11-22, ",
        "contractFrom, 2026-11-23, ",
        "contractFrom, 2026-11-24, DATE_IN_FUTURE",
        "contractFrom, , REQUIRED",
        "contractSignedOn, 2026-11-22, ",
        "contractSignedOn, 2026-11-23, ",
        "contractSignedOn, 2026-11-24, DATE_IN_FUTURE",
        "contractSignedOn, , REQUIRED",
        "contractTo, 2026-11-22, CONTRACT_ENDED",
        "contractTo, 2026-11-23, ",
        "contractTo, 2026-11-24, ",
        "contractTo, , REQUIRED"
    })
    void the_contract_covers_the_day(String component, LocalDate day, String code) {
        String field = "employer." + component;
        assertThat(findings(field, day))
                .extracting(Finding::code, Finding::field, Finding::rule)
                .isEqualTo(code == null ? List.of() : List.of(tuple(code, field, "V12")));
    }

    @Test
    void says_when_a_contract_ended() {
        assertThat(findings("employer.contractTo", LocalDate.of(2026, 11, 22)))
                .containsExactly(Finding.of("CONTRACT_ENDED", "employer.contractTo", "V12")
                        .having("2026-11-22", "2026-11-23"));
    }

    @Test
    void a_contract_on_29_february_covers_that_day_and_no_other() {
        SampleFacts facts = new SampleFacts()
                .with("employer.contractFrom", LocalDate.of(2028, 2, 29))
                .with("employer.contractTo", LocalDate.of(2028, 2, 29));
        facts.today = LocalDate.of(2028, 2, 29);
        assertThat(SubmissionRules.findings(facts.facts())).isEmpty();
        facts.today = LocalDate.of(2028, 3, 1);
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code)
                .containsExactly("CONTRACT_ENDED");
        facts.today = LocalDate.of(2028, 2, 28);
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code)
                .containsExactly("DATE_IN_FUTURE");
    }

    @Test
    void a_contract_does_not_end_before_it_begins() {
        SampleFacts facts = new SampleFacts()
                .with("employer.contractFrom", LocalDate.of(2026, 12, 10))
                .with("employer.contractTo", LocalDate.of(2026, 12, 9));
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code, Finding::field)
                .containsExactly(
                        tuple("DATE_IN_FUTURE", "employer.contractFrom"),
                        tuple("DATES_REVERSED", "employer.contractTo"));
    }

    @Test
    void an_open_ended_contract_needs_no_end() {
        for (LocalDate end : new LocalDate[] {null, LocalDate.of(2020, 1, 1)}) {
            SampleFacts facts =
                    new SampleFacts().with("employer.contractTo", end).with("employer.openEnded", true);
            assertThat(SubmissionRules.findings(facts.facts())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the second post begins 31, 32 days after the first ended
        "2023-12-31, 2024-01-31, ",
        "2023-12-31, 2024-02-01, WORK_GAP",
        // with 29 February between
        "2024-02-10, 2024-03-12, ",
        "2024-02-10, 2024-03-13, WORK_GAP",
        "2024-06-30, 2024-01-01, " // overlapping
    })
    void a_gap_of_more_than_a_month_is_explained(LocalDate left, LocalDate began, String code) {
        List<WorkEntry> rows = List.of(SampleFacts.work(LocalDate.of(2008, 7, 1), left), SampleFacts.work(began, null));
        List<Finding> expected = code == null
                ? List.of()
                : List.of(Finding.of(code, "work.gaps", "V13").having(left, began));
        assertThat(findings("work.rows", rows)).isEqualTo(expected);
        assertThat(findings("work.rows", List.of(rows.get(1), rows.get(0)))).isEqualTo(expected);
        assertThat(SubmissionRules.findings(new SampleFacts()
                        .with("work.rows", rows)
                        .with("work.gaps", "在家照顾老人")
                        .facts()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-23, ", "2026-10-22, WORK_GAP"})
    void so_is_one_that_lasts_until_today(LocalDate left, String code) {
        assertThat(findings("work.rows", List.of(SampleFacts.work(LocalDate.of(2008, 7, 1), left))))
                .isEqualTo(
                        code == null
                                ? List.of()
                                : List.of(Finding.of(code, "work.gaps", "V13").having(left, SampleFacts.TODAY)));
    }

    @Test
    void a_short_post_within_a_long_one_opens_no_gap() {
        assertThat(findings(
                        "work.rows",
                        List.of(
                                SampleFacts.work(LocalDate.of(2008, 7, 1), LocalDate.of(2024, 6, 30)),
                                SampleFacts.work(LocalDate.of(2010, 1, 1), LocalDate.of(2010, 12, 31)),
                                SampleFacts.work(LocalDate.of(2024, 7, 1), null))))
                .isEmpty();
    }

    @Test
    void tells_every_gap() {
        assertThat(findings(
                        "work.rows",
                        List.of(
                                SampleFacts.work(LocalDate.of(2008, 7, 1), LocalDate.of(2010, 6, 30)),
                                SampleFacts.work(LocalDate.of(2012, 1, 1), LocalDate.of(2014, 12, 31)),
                                SampleFacts.work(LocalDate.of(2016, 1, 1), LocalDate.of(2020, 12, 31)))))
                .extracting(Finding::have)
                .containsExactly("2010-06-30", "2014-12-31", "2020-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        ", , REQUIRED, from",
        "2026-11-24, , DATE_IN_FUTURE, from",
        "2026-11-23, , , ",
        "2008-07-01, 2026-11-24, DATE_IN_FUTURE, to",
        "2008-07-01, 2026-11-23, , ",
        "2026-11-23, 2026-11-22, DATES_REVERSED, to"
    })
    void a_post_has_dates_that_can_be_right(LocalDate from, LocalDate to, String code, String component) {
        assertThat(findings("work.rows", List.of(SampleFacts.work(from, to))))
                .isEqualTo(code == null ? List.of() : List.of(Finding.of(code, "work.rows.0." + component, "V13")));
    }

    @Test
    void a_post_names_employer_and_position() {
        WorkEntry nameless = new WorkEntry(LocalDate.of(2008, 7, 1), null, " ", null, null, null);
        assertThat(findings("work.rows", List.of(nameless)))
                .containsExactly(
                        Finding.of("REQUIRED", "work.rows.0.employer"), Finding.of("REQUIRED", "work.rows.0.post"));
    }

    @Test
    void an_explanation_has_at_most_five_hundred_characters() {
        assertThat(findings("work.gaps", "字".repeat(500))).isEmpty();
        assertThat(findings("work.gaps", "字".repeat(501)))
                .containsExactly(Finding.of("TOO_LONG", "work.gaps").having(501, 500));
    }

    private static List<Finding> findings(String field, Object value) {
        return SubmissionRules.findings(new SampleFacts().with(field, value).facts());
    }
}
