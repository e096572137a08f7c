package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.rmocse.application.EligibilityFacts.Ending;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.application.EligibilityFacts.Requested;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/** What holds of the rules whatever is asked, and whenever. */
class EligibilityPropertiesTest {

    @Property
    void more_hours_never_take_anything_away(
            @ForAll("questions") Asking asking, @ForAll @IntRange(max = 60) int hours) {
        List<String> fewer = asking.hours(String.valueOf(hours)).codes();
        List<String> more = asking.hours(String.valueOf(hours + 1)).codes();
        assertThat(fewer).containsAll(more);
    }

    @Property
    void what_expired_stays_expired_and_what_is_no_longer_early_never_is_again(
            @ForAll("questions") Asking asking, @ForAll @IntRange(max = 2000) int days) {
        List<String> before = asking.codes();
        List<String> after = asking.on(asking.on.plusDays(days)).codes();
        for (String code : List.of("EXPIRED", "OVER_AGE")) {
            assertThat(before.contains(code) && !after.contains(code)).as(code).isFalse();
        }
        for (String code : List.of("TOO_EARLY", "STILL_VALID", "BARRED")) {
            assertThat(after.contains(code) && !before.contains(code)).as(code).isFalse();
        }
    }

    @Property
    void nothing_is_both_too_early_and_expired(@ForAll("questions") Asking asking) {
        List<String> codes = asking.codes();
        assertThat(codes.contains("TOO_EARLY") && codes.contains("EXPIRED")).isFalse();
    }

    @Property
    void at_most_one_of_renewal_and_registering_anew_is_open(@ForAll("questions") Asking asking) {
        boolean renewal = asking.of(ApplicationKind.RENEWAL).evaluate().allowed();
        boolean anew = asking.of(ApplicationKind.RE_REGISTRATION).evaluate().allowed();
        assertThat(renewal && anew).isFalse();
    }

    @Property
    void a_term_is_told_exactly_where_it_is_allowed_and_grants_one(@ForAll("questions") Asking asking) {
        Eligibility eligibility = asking.evaluate();
        assertThat(eligibility.newValidity() != null).isEqualTo(eligibility.allowed() && asking.kind.registers());
        assertThat(eligibility.findings().stream().map(Finding::code)).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<Asking> questions() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 12_000).map(n -> LocalDate.of(2000, 1, 1)
                .plusDays(n));
        Arbitrary<Qualified> qualifications = Combinators.combine(
                        days,
                        Arbitraries.of(PracticeCategory.class).injectNull(0.2),
                        Arbitraries.of(PracticeCategory.class).set().ofMaxSize(2))
                .as(Qualified::new)
                .injectNull(0.1);
        Arbitrary<Registered> registrations = Combinators.combine(
                        days,
                        Arbitraries.of(PracticeCategory.class),
                        Arbitraries.of(Ending.class).injectNull(0.7),
                        days)
                .as((from, category, ending, endedOn) -> new Registered(
                        from,
                        from.plusYears(5).minusDays(1),
                        category,
                        Asking.EMPLOYER,
                        "清河化工",
                        ending,
                        ending == null ? null : endedOn))
                .injectNull(0.1);
        Arbitrary<Requested> requests = Combinators.combine(
                        Arbitraries.of(PracticeCategory.class).injectNull(0.5),
                        Arbitraries.of(Asking.EMPLOYER, Asking.OTHER_EMPLOYER).injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((category, employer, renewing) -> new Requested(category, employer, null, renewing));
        return Combinators.combine(
                        Arbitraries.of(ApplicationKind.class),
                        days,
                        days.map(day -> day.minusYears(40)).injectNull(0.1),
                        qualifications,
                        registrations,
                        requests,
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(ApplicationKind.class).set().ofMaxSize(2))
                .as((kind, on, birth, qualification, registration, requested, hours, open) -> Asking.asking(kind)
                        .on(on)
                        .born(birth)
                        .qualified(qualification)
                        .registered(registration)
                        .changed(copy -> copy.requested = requested)
                        .hours(String.valueOf(hours))
                        .open(open));
    }
}
