package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.application.Eligibility.Validity;
import org.rmocse.application.EligibilityFacts.Ending;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.application.EligibilityFacts.Requested;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/** Wherever a rule shifts a date by years, a 29 February becomes the 28th, and a 28th stays one (D1, D2, D4–D6, R22). */
class LeapDaysTest {

    private static final PolicyParameters POLICY = PolicyParameters.of(SampleFacts.POLICY);
    private static final String EMPLOYER = "91110000100000123T";

    @ParameterizedTest
    @CsvSource({
        // a term that ends on 29 February
        "RENEWAL, 2028-02-29, 2027-02-27, TOO_EARLY",
        "RENEWAL, 2028-02-29, 2027-02-28, ''",
        "RENEWAL, 2028-02-29, 2028-02-29, ''",
        "RENEWAL, 2028-02-29, 2028-03-01, EXPIRED",
        "CHANGE, 2028-02-29, 2027-02-27, TOO_EARLY",
        "CHANGE, 2028-02-29, 2027-02-28, ''",
        "CHANGE, 2028-02-29, 2028-02-29, ''",
        "CHANGE, 2028-02-29, 2028-03-01, EXPIRED",
        "RE_REGISTRATION, 2028-02-29, 2028-02-28, STILL_VALID",
        "RE_REGISTRATION, 2028-02-29, 2028-02-29, STILL_VALID",
        "RE_REGISTRATION, 2028-02-29, 2028-03-01, ''",
        // one that ends on a 28th, with a 29 February within its last year or a day after it
        "RENEWAL, 2029-02-28, 2028-02-27, TOO_EARLY",
        "RENEWAL, 2029-02-28, 2028-02-28, ''",
        "RENEWAL, 2028-02-28, 2028-02-28, ''",
        "RENEWAL, 2028-02-28, 2028-02-29, EXPIRED",
        "RE_REGISTRATION, 2028-02-28, 2028-02-29, ''"
    })
    void a_window_opens_and_closes_on_the_last_of_february(
            ApplicationKind kind, LocalDate validTo, LocalDate on, String expected) {
        assertThat(codes(evaluate(kind, on, registered(validTo, null, null)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2029-02-27, BARRED, 2029-02-28",
        "2024-02-29, 2029-02-28, '', 2029-02-28",
        "2023-02-28, 2028-02-27, BARRED, 2028-02-28",
        "2023-02-28, 2028-02-28, '', 2028-02-28",
        "2023-03-01, 2028-02-29, BARRED, 2028-03-01",
        "2023-03-01, 2028-03-01, '', 2028-03-01"
    })
    void a_bar_ends_on_the_last_of_february(LocalDate revoked, LocalDate on, String expected, LocalDate until) {
        Eligibility anew = evaluate(
                ApplicationKind.RE_REGISTRATION, on, registered(LocalDate.of(2026, 6, 30), Ending.REVOKED, revoked));
        assertThat(codes(anew)).isEqualTo(expected);
        assertThat(anew.window().opensOn()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-28, 2028-02-29, 2033-02-27",
        "2028-02-29, 2028-03-01, 2033-02-28",
        "2027-02-28, 2027-03-01, 2032-02-29",
        "2032-02-27, 2032-02-28, 2037-02-27"
    })
    void a_renewed_term_follows_the_old_one_without_a_gap_or_a_day_twice(
            LocalDate validTo, LocalDate from, LocalDate to) {
        assertThat(evaluate(ApplicationKind.RENEWAL, validTo, registered(validTo, null, null))
                        .newValidity())
                .isEqualTo(new Validity(from, to));
    }

    @ParameterizedTest
    @CsvSource({"2028-02-28, 2033-02-27", "2028-02-29, 2033-02-27", "2028-03-01, 2033-02-28", "2027-03-01, 2032-02-29"})
    void a_term_that_begins_on_the_approval_lasts_five_years_less_a_day(LocalDate on, LocalDate to) {
        assertThat(evaluate(ApplicationKind.RE_REGISTRATION, on, registered(LocalDate.of(2026, 6, 30), null, null))
                        .newValidity())
                .isEqualTo(new Validity(on, to));
        assertThat(evaluate(ApplicationKind.INITIAL, on, null).newValidity()).isEqualTo(new Validity(on, to));
    }

    private static Eligibility evaluate(ApplicationKind kind, LocalDate on, Registered registration) {
        Requested requested =
                new Requested(null, null, kind == ApplicationKind.CHANGE ? "新名" : null, kind == ApplicationKind.CHANGE);
        return EligibilityRules.evaluate(
                new EligibilityFacts(
                        kind,
                        on,
                        LocalDate.of(1980, 5, 1),
                        new Qualified(LocalDate.of(2015, 9, 1), PracticeCategory.CHEMICAL, Set.of()),
                        registration,
                        requested,
                        BigDecimal.valueOf(48),
                        true,
                        Set.of()),
                POLICY);
    }

    private static Registered registered(LocalDate validTo, Ending ending, LocalDate endedOn) {
        return new Registered(
                validTo.plusDays(1).minusYears(5),
                validTo,
                PracticeCategory.CHEMICAL,
                EMPLOYER,
                "清河化工",
                ending,
                endedOn);
    }

    private static String codes(Eligibility eligibility) {
        List<String> codes = eligibility.findings().stream().map(Finding::code).toList();
        return String.join(" ", codes);
    }
}
