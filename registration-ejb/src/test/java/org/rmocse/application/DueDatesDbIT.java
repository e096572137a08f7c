package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DueDate;
import org.rmocse.shared.Role;

/**
 * The time limits of each stage by the official calendar (D11, D23). 2026: off from 25 to 27 September and from 1 to 7 October,
 * worked on Sunday 20 September and Saturday 10 October; 2027 has no calendar yet.
 */
class DueDatesDbIT extends ProcessDatabaseTest {

    private final long agency = agency();

    @ParameterizedTest
    @CsvSource({
        // 5 working days to accept
        "SUBMIT, APPLICANT, DRAFT, 2026-09-30, 2026-10-13",
        "SUBMIT, APPLICANT, DRAFT, 2026-10-03, 2026-10-13",
        "SUBMIT, APPLICANT, RETURNED, 2026-10-09, 2026-10-15",
        "SUBMIT, APPLICANT, DRAFT, 2026-09-18, 2026-09-24",
        // 20 for the initial review
        "ACCEPT, AGENCY_REVIEWER, SUBMITTED, 2026-09-18, 2026-10-22",
        "SEND_BACK, FINAL_REVIEWER, REPORTED, 2026-09-30, 2026-11-03",
        // 20 for the final review
        "REPORT, AGENCY_MANAGER, INITIAL_PASSED, 2026-09-30, 2026-11-03",
        // 10 to approve
        "PASS_FINAL, FINAL_REVIEWER, REPORTED, 2026-09-30, 2026-10-20",
        // 30 to correct
        "RETURN, AGENCY_REVIEWER, SUBMITTED, 2026-09-18, 2026-11-05"
    })
    void are_counted_in_worked_days(Action action, Role role, Status from, LocalDate on, LocalDate due) {
        assertThat(due(action, role, from, on, Map.of())).isEqualTo(new DueDate(due, false));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24, 2026-12-31, false", // the fifth day is the last of a known year
        "2026-12-25, 2027-01-01, true", // New Year's Day may be a holiday: nobody knows yet
        "2026-12-31, 2027-01-07, true",
        "2027-03-01, 2027-03-08, true"
    })
    void are_provisional_where_a_year_has_no_calendar(LocalDate on, LocalDate due, boolean provisional) {
        assertThat(due(Action.SUBMIT, Role.APPLICANT, Status.DRAFT, on, Map.of()))
                .isEqualTo(new DueDate(due, provisional));
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, 2026-10-05", "2026-12-30, 2027-01-04"})
    void are_never_provisional_in_calendar_days(LocalDate on, LocalDate due) {
        assertThat(due(Action.SUBMIT, Role.APPLICANT, Status.DRAFT, on, Map.of("clock.working_days", "false")))
                .isEqualTo(new DueDate(due, false));
    }

    @Test
    void the_limit_frozen_on_the_file_holds_whatever_the_parameters_say_by_then() {
        JDBI.useHandle(
                handle -> handle.execute(
                        """
                insert into shared.policy_parameter (name, valid_from, value) values
                    ('clock.correction_days', '2026-10-08', '3'), ('clock.working_days', '2026-10-08', 'false')
                """));
        try {
            LocalDate thursday = LocalDate.of(2026, 10, 8);
            assertThat(POLICY.at(thursday).integer("clock.correction_days")).isEqualTo(3);
            LaidFile before =
                    lay(Status.SUBMITTED, POLICY.at(LocalDate.of(2026, 10, 7)).asMap());
            LaidFile after = lay(Status.SUBMITTED, POLICY.at(thursday).asMap());
            moveTo(LocalDate.of(2026, 10, 9));
            Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
            move(before, Action.RETURN, reviewer);
            move(after, Action.RETURN, reviewer);
            assertThat(due(before)).isEqualTo(new DueDate(LocalDate.of(2026, 11, 19), false));
            assertThat(due(after)).isEqualTo(new DueDate(LocalDate.of(2026, 10, 12), false));
        } finally {
            JDBI.useHandle(
                    handle -> handle.execute("delete from shared.policy_parameter where valid_from = '2026-10-08'"));
        }
    }

    @Test
    void passing_a_file_does_not_lengthen_the_initial_review_which_ends_with_the_report() {
        LaidFile file = lay(Status.SUBMITTED, POLICY.at(today()).asMap());
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        moveTo(LocalDate.of(2026, 9, 18));
        move(file, Action.ACCEPT, reviewer);
        DueDate due = new DueDate(LocalDate.of(2026, 10, 22), false);
        assertThat(due(file)).isEqualTo(due);
        moveTo(LocalDate.of(2026, 10, 9));
        move(file, Action.PASS_INITIAL, reviewer);
        assertThat(due(file)).isEqualTo(due);
        moveTo(LocalDate.of(2026, 10, 12));
        move(file, Action.TAKE_BACK_INITIAL, reviewer);
        assertThat(due(file)).isEqualTo(due);
    }

    @Test
    void a_file_keeps_its_own_limit_on_the_desk_and_none_once_it_is_closed() {
        LaidFile file = lay(Status.SUBMITTED, POLICY.at(today()).asMap());
        moveTo(LocalDate.of(2026, 9, 18));
        move(file, Action.ACCEPT, officer(agency, Role.AGENCY_REVIEWER));
        assertThat(count(
                        "application.work_item where application_id = ? and due_on = '2026-10-22' and not due_provisional",
                        file.id()))
                .isEqualTo(1);
        move(file, Action.REFUSE_INITIAL, officer(agency, Role.AGENCY_REVIEWER));
        assertThat(due(file)).isEqualTo(new DueDate(null, false));
    }

    private DueDate due(Action action, Role role, Status from, LocalDate on, Map<String, String> changed) {
        Map<String, String> policy = new HashMap<>(POLICY.at(on).asMap());
        policy.putAll(changed);
        LaidFile file = lay(from, policy);
        moveTo(on);
        boolean scoped = role == Role.AGENCY_REVIEWER || role == Role.AGENCY_MANAGER;
        move(
                file,
                action,
                role == Role.APPLICANT
                        ? applicant(PEOPLE.get(file.personId()))
                        : officer(scoped ? agency : null, role));
        return due(file);
    }

    private LaidFile lay(Status status, Map<String, String> policy) {
        return LaidFile.lay(JDBI, ApplicationKind.INITIAL, status, person().id(), agency, CLOCK.instant(), policy);
    }

    private static void move(LaidFile file, Action action, Actor actor) {
        inTransaction(() -> MOVES.performOne(action, file.id(), actor, CLOCK.instant(), Decision.NONE));
    }

    private static DueDate due(LaidFile file) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select due_on, due_provisional from application.application where id = :id")
                .bind("id", file.id())
                .map((row, context) -> new DueDate(row.getObject("due_on", LocalDate.class), row.getBoolean(2)))
                .one());
    }
}
