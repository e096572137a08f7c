package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rmocse.application.Asking.EMPLOYER;
import static org.rmocse.application.Asking.OTHER_EMPLOYER;
import static org.rmocse.application.Asking.QUALIFIED;
import static org.rmocse.application.Asking.REGISTERED;
import static org.rmocse.application.Asking.asking;
import static org.rmocse.application.Asking.qualifiedOn;
import static org.rmocse.application.Asking.registered;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.application.Eligibility.Validity;
import org.rmocse.application.Eligibility.Window;
import org.rmocse.application.EligibilityFacts.Ending;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.shared.PracticeCategory;

class EligibilityRulesTest {

    /** Day by day around every boundary: what is found, in order; nothing where it is allowed. */
    @ParameterizedTest
    @CsvSource({
        // renewal: from a year before the end to the end (D4)
        "RENEWAL, 2026-01-08, TOO_EARLY",
        "RENEWAL, 2026-01-09, ''",
        "RENEWAL, 2026-01-10, ''",
        "RENEWAL, 2027-01-08, ''",
        "RENEWAL, 2027-01-09, ''",
        "RENEWAL, 2027-01-10, EXPIRED",
        // change without renewal: as long as it is valid (D5)
        "CHANGE, 2022-01-10, ''",
        "CHANGE, 2026-01-08, ''",
        "CHANGE, 2027-01-09, ''",
        "CHANGE, 2027-01-10, EXPIRED",
        // re-registration: from the day after the end (D6)
        "RE_REGISTRATION, 2027-01-08, STILL_VALID",
        "RE_REGISTRATION, 2027-01-09, STILL_VALID",
        "RE_REGISTRATION, 2027-01-10, ''",
        "RE_REGISTRATION, 2040-01-10, ''",
        // reissue and cancellation: as long as it is valid
        "REISSUE, 2022-01-10, ''",
        "REISSUE, 2027-01-09, ''",
        "REISSUE, 2027-01-10, EXPIRED",
        "CANCELLATION, 2027-01-09, ''",
        "CANCELLATION, 2027-01-10, EXPIRED",
        // first registration: never again
        "INITIAL, 2026-11-23, ALREADY_REGISTERED",
        "INITIAL, 2030-11-23, ALREADY_REGISTERED",
        // other matters: always
        "OTHER_MATTER, 2026-11-23, ''",
        "OTHER_MATTER, 2027-01-10, ''"
    })
    void opens_and_closes_with_the_registration(ApplicationKind kind, LocalDate on, String expected) {
        assertThat(codes(asking(kind).on(on).change())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-08, TOO_EARLY", "2026-01-09, ''", "2027-01-09, ''", "2027-01-10, EXPIRED"})
    void a_change_that_renews_keeps_to_the_time_of_a_renewal(LocalDate on, String expected) {
        Asking asking = asking(ApplicationKind.CHANGE).on(on).requesting(null, OTHER_EMPLOYER, null, true);
        assertThat(codes(asking)).isEqualTo(expected);
        assertThat(asking.evaluate().educationRequired()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ApplicationKind.class)
    void of_somebody_without_registration_and_qualification(ApplicationKind kind) {
        String expected =
                switch (kind) {
                    case INITIAL -> "NOT_QUALIFIED";
                    case RENEWAL, CHANGE, RE_REGISTRATION -> "NOT_QUALIFIED NOT_REGISTERED";
                    case REISSUE, CANCELLATION -> "NOT_REGISTERED";
                    case OTHER_MATTER -> "";
                };
        assertThat(codes(asking(kind).qualified(null).registered(null).change()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INITIAL, ALREADY_REGISTERED",
        "RENEWAL, NOT_REGISTERED",
        "CHANGE, NOT_REGISTERED",
        "RE_REGISTRATION, ''",
        "REISSUE, NOT_REGISTERED",
        "CANCELLATION, NOT_REGISTERED",
        "OTHER_MATTER, ''"
    })
    void after_a_cancellation_only_registering_anew_is_open(ApplicationKind kind, String expected) {
        Registered cancelled = ended(Ending.CANCELLED, "2025-06-01");
        // neither too early nor nothing changed: without a registration that is not asked
        assertThat(codes(asking(kind).registered(cancelled).on(LocalDate.of(2025, 6, 1))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INITIAL, 2030-05-31, BARRED ALREADY_REGISTERED",
        "RENEWAL, 2030-05-31, BARRED NOT_REGISTERED",
        "CHANGE, 2030-05-31, BARRED NOT_REGISTERED",
        "RE_REGISTRATION, 2030-05-31, BARRED",
        "RE_REGISTRATION, 2030-06-01, ''",
        "RE_REGISTRATION, 2030-06-02, ''",
        "REISSUE, 2026-05-31, NOT_REGISTERED",
        "CANCELLATION, 2026-05-31, NOT_REGISTERED",
        "OTHER_MATTER, 2026-05-31, ''"
    })
    void a_revocation_bars_for_five_years(ApplicationKind kind, LocalDate on, String expected) {
        Registered revoked = ended(Ending.REVOKED, "2025-06-01");
        assertThat(codes(asking(kind).registered(revoked).on(on))).isEqualTo(expected);
        asking(kind).registered(revoked).on(on).evaluate().findings().stream()
                .filter(finding -> finding.code().equals("BARRED"))
                .forEach(finding -> assertThat(finding.satisfiedOn()).isEqualTo(LocalDate.of(2030, 6, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "1956-11-24, ''", // 69
        "1956-11-23, ''", // the 70th birthday
        "1955-11-24, ''", // the day before the 71st
        "1955-11-23, OVER_AGE",
        "1900-01-01, OVER_AGE"
    })
    void nobody_registers_over_seventy(LocalDate birth, String expected) {
        for (ApplicationKind kind : ApplicationKind.values()) {
            LocalDate on = LocalDate.of(2026, 11, 23);
            Registered registration =
                    switch (kind) {
                        case INITIAL -> null;
                        case RE_REGISTRATION -> registered("2020-01-01", "2024-12-31");
                        default -> REGISTERED;
                    };
            assertThat(codes(asking(kind)
                            .registered(registration)
                            .on(on)
                            .born(birth)
                            .change()))
                    .as(kind.name())
                    .isEqualTo(kind.registers() ? expected : "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // qualified before the cut-over
        "2005-06-01, 2024-02-29, false, 2024-02-29",
        "2005-06-01, 2024-03-01, true, 2024-02-29",
        "2019-02-28, 2024-02-29, false, 2024-02-29",
        "2019-02-28, 2024-03-01, true, 2024-02-29",
        // on it or later: five years, the anniversary included
        "2019-03-01, 2024-03-01, false, 2024-03-01",
        "2019-03-01, 2024-03-02, true, 2024-03-01",
        "2020-02-29, 2025-02-28, false, 2025-02-28",
        "2020-02-29, 2025-03-01, true, 2025-02-28"
    })
    void an_overdue_initial_registration_needs_education(
            LocalDate qualifiedOn, LocalDate on, boolean overdue, LocalDate last) {
        Asking asking = asking(ApplicationKind.INITIAL)
                .registered(null)
                .qualified(new Qualified(qualifiedOn, PracticeCategory.CHEMICAL, Set.of()))
                .on(on);
        Eligibility eligibility = asking.evaluate();
        assertThat(eligibility.overdueInitial()).isEqualTo(overdue);
        assertThat(eligibility.educationRequired()).isEqualTo(overdue);
        assertThat(eligibility.window()).isEqualTo(new Window(qualifiedOn, qualifiedOn, last));
        assertThat(codes(asking.hours("47.9"))).isEqualTo(overdue ? "EDUCATION_INSUFFICIENT" : "");
        assertThat(codes(asking.hours("48"))).isEmpty();
        // somebody registered already is told so, and overdue is computed all the same
        assertThat(asking.registered(REGISTERED).evaluate().overdueInitial()).isEqualTo(overdue);
    }

    @ParameterizedTest
    @CsvSource({
        "RENEWAL, true",
        "RE_REGISTRATION, true",
        "CHANGE, false",
        "REISSUE, false",
        "CANCELLATION, false",
        "OTHER_MATTER, false"
    })
    void education_is_asked_for_where_a_term_begins(ApplicationKind kind, boolean required) {
        Asking asking = asking(kind)
                .on(LocalDate.of(kind == ApplicationKind.RE_REGISTRATION ? 2028 : 2026, 11, 23))
                .change()
                .hours(null);
        assertThat(asking.evaluate().educationRequired()).isEqualTo(required);
        assertThat(codes(asking)).isEqualTo(required ? "EDUCATION_INSUFFICIENT" : "");
        assertThat(codes(asking.hours("48.0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RENEWAL, RENEWAL, true",
        "RENEWAL, CANCELLATION, true",
        "RENEWAL, REISSUE, false",
        "RENEWAL, OTHER_MATTER, false",
        "CHANGE, INITIAL, true",
        "REISSUE, CHANGE, false",
        "REISSUE, CANCELLATION, false",
        "OTHER_MATTER, CANCELLATION, false",
        "CANCELLATION, RENEWAL, true",
        "CANCELLATION, REISSUE, true",
        "CANCELLATION, OTHER_MATTER, true",
        "CANCELLATION, CANCELLATION, true"
    })
    void one_application_at_a_time(ApplicationKind kind, ApplicationKind open, boolean inTheWay) {
        assertThat(codes(asking(kind).change().open(EnumSet.of(open))))
                .isEqualTo(inTheWay ? "OPEN_APPLICATION_EXISTS" : "");
    }

    @Test
    void a_renewal_is_with_the_same_employer() {
        Asking renewal = asking(ApplicationKind.RENEWAL);
        assertThat(codes(renewal.requesting(null, EMPLOYER, "名称不论", false))).isEmpty();
        assertThat(codes(renewal.requesting(null, OTHER_EMPLOYER, null, false))).isEqualTo("EMPLOYER_DIFFERS");
        assertThat(codes(renewal.requesting(null, null, null, false))).isEmpty();
    }

    @Test
    void a_change_changes_something() {
        Asking change = asking(ApplicationKind.CHANGE);
        assertThat(codes(change.requesting(null, null, null, false))).isEqualTo("NOTHING_CHANGED");
        assertThat(codes(change.requesting(PracticeCategory.CHEMICAL, EMPLOYER, "清河化工", false)))
                .isEqualTo("NOTHING_CHANGED");
        assertThat(codes(change.requesting(null, OTHER_EMPLOYER, null, false))).isEmpty();
        assertThat(codes(change.requesting(null, EMPLOYER, "清河化工集团", false))).isEmpty();
        assertThat(codes(change.requesting(PracticeCategory.CONSTRUCTION, null, null, false)))
                .isEmpty();
        assertThat(codes(change.requesting(null, null, null, true))).isEqualTo("NOTHING_CHANGED");
    }

    @Test
    void the_category_is_held() {
        Qualified withExtra = QUALIFIED;
        Asking change = asking(ApplicationKind.CHANGE).qualified(withExtra);
        assertThat(codes(change.requesting(PracticeCategory.CONSTRUCTION, null, null, false)))
                .as("an extra one")
                .isEmpty();
        assertThat(codes(change.requesting(PracticeCategory.COAL_MINE, null, null, false)))
                .isEqualTo("CATEGORY_NOT_HELD");
        assertThat(codes(change.qualified(new Qualified(LocalDate.of(2018, 1, 1), null, Set.of()))
                        .requesting(PracticeCategory.COAL_MINE, null, null, false)))
                .as("from before there were categories")
                .isEmpty();
        assertThat(codes(change.qualified(new Qualified(LocalDate.of(2019, 3, 1), null, Set.of()))
                        .requesting(PracticeCategory.COAL_MINE, null, null, false)))
                .isEqualTo("CATEGORY_NOT_HELD");
        assertThat(codes(asking(ApplicationKind.RE_REGISTRATION)
                        .on(LocalDate.of(2028, 1, 1))
                        .qualified(new Qualified(LocalDate.of(2020, 1, 1), PracticeCategory.OTHER, Set.of()))
                        .requesting(PracticeCategory.CHEMICAL, null, null, false)))
                .as("the registered one")
                .isEmpty();
        assertThat(codes(asking(ApplicationKind.RENEWAL).requesting(PracticeCategory.COAL_MINE, null, null, false)))
                .as("a renewal is not asked for its category")
                .isEmpty();
    }

    @Test
    void a_reissue_needs_a_portrait_on_file() {
        assertThat(codes(asking(ApplicationKind.REISSUE).portrait(false))).isEqualTo("PHOTO_MISSING");
        assertThat(codes(asking(ApplicationKind.RENEWAL).portrait(false))).isEmpty();
    }

    @Test
    void tells_the_term_it_would_give() {
        LocalDate on = LocalDate.of(2026, 11, 23);
        assertThat(asking(ApplicationKind.RENEWAL).on(on).evaluate().newValidity())
                .isEqualTo(validity("2027-01-10", "2032-01-09"));
        assertThat(asking(ApplicationKind.CHANGE)
                        .on(on)
                        .requesting(null, OTHER_EMPLOYER, null, true)
                        .evaluate()
                        .newValidity())
                .isEqualTo(validity("2027-01-10", "2032-01-09"));
        assertThat(asking(ApplicationKind.CHANGE).on(on).change().evaluate().newValidity())
                .isEqualTo(validity("2022-01-10", "2027-01-09"));
        assertThat(asking(ApplicationKind.INITIAL)
                        .registered(null)
                        .qualified(qualifiedOn("2024-02-29"))
                        .on(LocalDate.of(2024, 2, 29))
                        .evaluate()
                        .newValidity())
                .isEqualTo(validity("2024-02-29", "2029-02-27"));
        assertThat(asking(ApplicationKind.RE_REGISTRATION)
                        .on(LocalDate.of(2028, 3, 1))
                        .evaluate()
                        .newValidity())
                .isEqualTo(validity("2028-03-01", "2033-02-28"));
        assertThat(asking(ApplicationKind.REISSUE).on(on).evaluate().newValidity())
                .isNull();
        assertThat(asking(ApplicationKind.RENEWAL).on(on).hours("0").evaluate().newValidity())
                .as("not allowed")
                .isNull();
    }

    @Test
    void tells_from_when_to_when() {
        assertThat(asking(ApplicationKind.RENEWAL).evaluate().window())
                .isEqualTo(window("2026-01-09", "2026-10-09", "2027-01-09"));
        assertThat(asking(ApplicationKind.CHANGE)
                        .requesting(null, null, null, true)
                        .evaluate()
                        .window())
                .isEqualTo(window("2026-01-09", "2026-01-09", "2027-01-09"));
        for (ApplicationKind kind :
                List.of(ApplicationKind.CHANGE, ApplicationKind.REISSUE, ApplicationKind.CANCELLATION)) {
            assertThat(asking(kind).evaluate().window()).isEqualTo(window("2022-01-10", "2022-01-10", "2027-01-09"));
            assertThat(asking(kind)
                            .registered(ended(Ending.CANCELLED, "2025-06-01"))
                            .evaluate()
                            .window())
                    .isNull();
        }
        Asking again = asking(ApplicationKind.RE_REGISTRATION);
        assertThat(again.evaluate().window()).isEqualTo(window("2027-01-10", "2027-01-10", null));
        assertThat(again.registered(ended(Ending.CANCELLED, "2025-06-01"))
                        .evaluate()
                        .window())
                .isEqualTo(window("2025-06-01", "2025-06-01", null));
        assertThat(again.registered(ended(Ending.REVOKED, "2025-06-01"))
                        .evaluate()
                        .window())
                .isEqualTo(window("2030-06-01", "2030-06-01", null));
        assertThat(again.registered(null).evaluate().window()).isNull();
        assertThat(asking(ApplicationKind.INITIAL).qualified(null).evaluate().window())
                .isNull();
        assertThat(asking(ApplicationKind.OTHER_MATTER).evaluate().window()).isNull();
        // 29 February
        assertThat(asking(ApplicationKind.RENEWAL)
                        .registered(registered("2023-03-01", "2028-02-29"))
                        .evaluate()
                        .window())
                .isEqualTo(window("2027-02-28", "2027-11-29", "2028-02-29"));
    }

    private static String codes(Asking asking) {
        return String.join(" ", asking.codes());
    }

    private static Registered ended(Ending ending, String on) {
        return new Registered(
                REGISTERED.validFrom(),
                REGISTERED.validTo(),
                REGISTERED.category(),
                EMPLOYER,
                "清河化工",
                ending,
                LocalDate.parse(on));
    }

    private static Validity validity(String from, String to) {
        return new Validity(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Window window(String opens, String usual, String closes) {
        return new Window(
                LocalDate.parse(opens), LocalDate.parse(usual), closes == null ? null : LocalDate.parse(closes));
    }
}
