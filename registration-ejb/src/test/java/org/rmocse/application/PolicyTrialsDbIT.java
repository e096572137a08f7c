package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.MissingPeople;
import org.rmocse.applicant.Person;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.DueDate;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

/** Whom another number would touch, told by the rules themselves. */
class PolicyTrialsDbIT extends KindDatabaseTest {

    private static final int ALL = 100_000;

    private final PolicyTrials trials = Trying.trials(JDBI, CLOCK, POLICY, ENCRYPTION, AUDIT);

    /** Files and registrations that other tests laid without their people would be looked at, too. */
    @BeforeEach
    void giveEveryoneAPerson() {
        MissingPeople.lay(JDBI);
    }

    @AfterEach
    void takeThemBack() {
        MissingPeople.clear(JDBI);
    }

    @Test
    void a_draft_that_would_be_refused_is_named_with_the_condition_it_would_miss() {
        Person person = person(LocalDate.of(1962, 5, 6), LocalDate.of(2024, 11, 20), "化工安全");
        Filer.complete(person, agency);
        LocalDate on = LocalDate.of(2026, 12, 1);
        assertThat(one(trials.unfiled(on, now(on), with(on, "age.max", "60"), ALL), person))
                .satisfies(one -> assertThat(one.unmet())
                        .extracting(Finding::code, Finding::have, Finding::need)
                        .containsExactly(tuple("OVER_AGE", "64", "60")))
                .extracting(TrialCase::number, TrialCase::kind, TrialCase::met)
                .containsExactly(null, ApplicationKind.INITIAL, List.of());
        assertThat(one(trials.unfiled(on, with(on, "age.max", "60"), now(on), ALL), person)
                        .met())
                .extracting(Finding::code)
                .containsExactly("OVER_AGE");
        assertThat(trials.unfiled(on, now(on), with(on, "age.max", "65"), ALL).first())
                .extracting(TrialCase::name)
                .doesNotContain(person.name());
    }

    @Test
    void a_returned_file_is_judged_anew_and_one_at_a_desk_is_not() {
        Person person = person(LocalDate.of(1962, 5, 6), LocalDate.of(2024, 11, 20), "化工安全");
        int atDesks = trials.atDesks();
        Filer filer = Filer.submitted(person, agency);
        LocalDate on = LocalDate.of(2026, 12, 1);
        assertThat(trials.atDesks()).isEqualTo(atDesks + 1);
        assertThat(trials.unfiled(on, now(on), with(on, "age.max", "60"), ALL).first())
                .extracting(TrialCase::name)
                .doesNotContain(person.name());
        inTransaction(() -> MOVES.performOne(Action.RETURN, filer.id(), reviewer, CLOCK.instant(), Decision.NONE));
        assertThat(trials.atDesks()).isEqualTo(atDesks);
        assertThat(one(trials.unfiled(on, now(on), with(on, "age.max", "60"), ALL), person)
                        .number())
                .isEqualTo(filer.column("receipt_number"));
    }

    @Test
    void a_renewal_whose_hours_would_not_be_enough_is_named() {
        Person person = registered();
        LocalDate on = LocalDate.of(2031, 6, 2);
        moveTo(on);
        renewal(person);
        assertThat(one(trials.unfiled(on, now(on), with(on, "education.hours", "60"), ALL), person)
                        .unmet())
                .extracting(Finding::code, Finding::need)
                .contains(tuple("EDUCATION_INSUFFICIENT", "60"));
    }

    @Test
    void holders_are_judged_as_if_they_renewed_with_the_education_on_record() {
        Person person = registered();
        recorded(person, 48);
        LocalDate on = LocalDate.of(2031, 6, 2);
        assertThat(one(trials.holders(on, now(on), with(on, "education.hours", "60"), ALL), person))
                .satisfies(one -> assertThat(one.unmet())
                        .extracting(Finding::code, Finding::have, Finding::need)
                        .containsExactly(tuple("EDUCATION_INSUFFICIENT", "48", "60")))
                .extracting(TrialCase::number, TrialCase::kind, TrialCase::opensBefore)
                .containsExactly(register(person).number(), ApplicationKind.RENEWAL, null);
        int touched = trials.holders(on, now(on), with(on, "education.hours", "40"), ALL)
                .touched();
        recorded(person(), 40); // somebody without a registration
        assertThat(trials.holders(on, now(on), with(on, "education.hours", "40"), ALL)
                        .touched())
                .isEqualTo(touched);
    }

    @Test
    void another_window_is_another_day_for_everybody_and_another_term_ends_on_another() {
        Person person = registered();
        recorded(person, 48);
        LocalDate on = LocalDate.of(2031, 6, 2);
        TrialPart windows = trials.holders(on, now(on), with(on, "renewal.opens_years", "2"), ALL);
        assertThat(windows.isWhole()).isTrue();
        assertThat(windows.touched()).isEqualTo(windows.looked()).isPositive();
        assertThat(windows.first()).allSatisfy(one -> assertThat(one.opensAfter())
                .isEqualTo(one.opensBefore().minusYears(1)));
        assertThat(one(trials.holders(on, now(on), with(on, "validity.years", "4"), ALL), person))
                .extracting(TrialCase::endsBefore, TrialCase::endsAfter)
                .containsExactly(LocalDate.of(2037, 2, 28), LocalDate.of(2036, 2, 29));
    }

    @Test
    void says_how_many_were_looked_at_and_how_many_there_are() {
        registered();
        registered();
        LocalDate on = LocalDate.of(2028, 6, 1);
        TrialPart part = trials.holders(on, now(on), with(on, "renewal.opens_years", "2"), 1);
        assertThat(List.of(part.looked(), part.touched())).containsExactly(1, 1);
        assertThat(part.total()).isGreaterThan(1);
        assertThat(part.isWhole()).isFalse();
        Filer.begin(person(), agency);
        assertThat(trials.unfiled(on, now(on), now(on), 1))
                .satisfies(
                        one -> assertThat(List.of(one.looked(), one.touched())).containsExactly(1, 0));
    }

    @Test
    void a_limit_ends_on_another_day() {
        LocalDate on = LocalDate.of(2026, 11, 23);
        assertThat(trials.limits("clock.initial_review_days", on, now(on), with(on, "clock.initial_review_days", "15")))
                .containsExactly(new TrialLimit(
                        "clock.initial_review_days",
                        new DueDate(LocalDate.of(2026, 12, 21), false),
                        new DueDate(LocalDate.of(2026, 12, 14), false)));
        assertThat(trials.limits("clock.working_days", on, now(on), with(on, "clock.working_days", "false")))
                .hasSize(5)
                .contains(new TrialLimit(
                        "clock.acceptance_days",
                        new DueDate(LocalDate.of(2026, 11, 30), false),
                        new DueDate(LocalDate.of(2026, 11, 28), false)));
        assertThat(trials.limits("age.max", on, now(on), now(on))).isEmpty();
    }

    @Test
    void nothing_is_written() {
        Filer.complete(person(), agency);
        Map<String, String> before = DatabaseState.of(JDBI);
        LocalDate on = LocalDate.of(2026, 12, 1);
        trials.unfiled(on, now(on), with(on, "age.max", "60"), ALL);
        trials.holders(on, now(on), with(on, "age.max", "60"), ALL);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    private static TrialCase one(TrialPart part, Person person) {
        return part.first().stream()
                .filter(one -> one.name().equals(person.name()))
                .findFirst()
                .orElseThrow();
    }

    /** A training body reported so many hours of somebody in the spring of 2030. */
    private static void recorded(Person person, int hours) {
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        with imported as (
                            insert into education.import (public_id, file_name, imported_at, actor_id, actor_name, status, finished_at)
                            values (gen_random_uuid(), 'test.csv', :at, 1, '测试', 'DONE', :at) returning id
                        )
                        insert into education.record (person_id, from_date, to_date, content, provider, hours, import_id)
                        select :person, '2030-05-06', '2030-05-10', '安全法规', '虚构培训中心', :hours, id from imported
                        """)
                .bind("person", person.id())
                .bind("hours", hours)
                .bind("at", OffsetDateTime.now(CLOCK))
                .execute());
    }

    private static PolicyParameters now(LocalDate on) {
        return POLICY.at(on);
    }

    private static PolicyParameters with(LocalDate on, String name, String value) {
        Map<String, String> changed = POLICY.at(on).asMap();
        changed.put(name, value);
        return PolicyParameters.of(changed);
    }
}
