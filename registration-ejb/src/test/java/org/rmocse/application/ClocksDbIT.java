package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DueDate;

/** What happens to a file by itself, and what does not (D11, D23, R14). */
class ClocksDbIT extends ClockDatabaseTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final String HISTORY =
            """
            select action || '|' || actor_name || '|' || coalesce(note, '') from application.move
            where application_id = ? order by id desc limit 1
            """;

    @Test
    void a_file_accepted_in_silence_says_from_when_and_why() {
        LaidFile file = submitted(THURSDAY);
        moveTo(LocalDate.of(2026, 11, 27));
        tick();
        assertThat(strings(HISTORY, file.id()))
                .containsExactly("ACCEPT|系统|受理期限至 2026-11-26 届满，未告知补正或不予受理，自收到申请之日（2026-11-19）起即为受理（R14、D11）");
        assertThat(count(
                        "audit.entry where object_id = ? and action = 'application.ACCEPT' and actor_id = 0",
                        file.publicId()))
                .isEqualTo(1);
        assertThat(due(file)).isEqualTo(new DueDate(LocalDate.of(2026, 12, 17), false));
        assertThat(strings(
                        "select due_on::text from application.move where application_id = ? and action = 'ACCEPT'",
                        file.id()))
                .as("what the letter of acceptance tells")
                .containsExactly("2026-12-17");
    }

    @Test
    void silence_counts_whoever_holds_the_file() {
        LaidFile file = submitted(THURSDAY);
        file.claim(JDBI, 77, "测试持有人", CLOCK.instant());
        moveTo(LocalDate.of(2026, 11, 27));
        tick();
        assertThat(status(file)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
        assertThat(count("application.work_item where application_id = ? and officer_id = 77", file.id()))
                .isEqualTo(1);
    }

    @Test
    void nothing_ends_before_midnight_of_the_country() {
        LaidFile submitted = submitted(THURSDAY);
        LaidFile returned = returned(LocalDate.of(2026, 10, 16));
        assertThat(due(returned).on()).isEqualTo(LocalDate.of(2026, 11, 27));
        CLOCK.moveTo(Instant.parse("2026-11-26T15:59:59.999Z"));
        tick();
        assertThat(status(submitted)).isEqualTo(Status.SUBMITTED);
        CLOCK.moveTo(Instant.parse("2026-11-26T16:00:00Z"));
        tick();
        assertThat(status(submitted)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
        assertThat(status(returned)).isEqualTo(Status.RETURNED);
        CLOCK.moveTo(Instant.parse("2026-11-27T15:59:59.999Z"));
        tick();
        assertThat(status(returned)).isEqualTo(Status.RETURNED);
        CLOCK.moveTo(Instant.parse("2026-11-27T16:00:00Z"));
        tick();
        assertThat(status(returned)).isEqualTo(Status.LAPSED);
        assertThat(strings(HISTORY, returned.id())).containsExactly("LAPSE|系统|补正期限至 2026-11-27 届满，未重新提交，申请终止（D23）");
    }

    @Test
    void the_29th_of_february_is_a_day_like_others() {
        LaidFile file = submitted(LocalDate.of(2024, 2, 23));
        // Friday: 26 27 28 29 February, 1 March
        assertThat(due(file)).isEqualTo(new DueDate(LocalDate.of(2024, 3, 1), false));
        LaidFile onTheDay = submitted(LocalDate.of(2024, 2, 29));
        assertThat(due(onTheDay)).isEqualTo(new DueDate(LocalDate.of(2024, 3, 7), false));
        LaidFile until = submitted(LocalDate.of(2024, 2, 22));
        assertThat(due(until).on()).isEqualTo(LocalDate.of(2024, 2, 29));
        moveTo(LocalDate.of(2024, 2, 29));
        tick();
        assertThat(status(until)).isEqualTo(Status.SUBMITTED);
        moveTo(LocalDate.of(2024, 3, 1));
        tick();
        assertThat(status(until)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
        assertThat(status(file)).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void on_a_provisional_day_nothing_ends_and_once_the_calendar_is_loaded_all_is_counted_anew() {
        LaidFile submitted = submitted(LocalDate.of(2026, 12, 28));
        LaidFile returned = returned(LocalDate.of(2026, 11, 20));
        Person applicant = PEOPLE.get(returned.personId());
        LaidFile reviewed = submitted(LocalDate.of(2026, 12, 22));
        move(reviewed, Action.ACCEPT);
        moveTo(LocalDate.of(2026, 12, 25));
        move(reviewed, Action.PASS_INITIAL);
        LaidFile inSilence = submitted(LocalDate.of(2026, 12, 21));
        moveTo(LocalDate.of(2026, 12, 29));
        tick();
        assertThat(status(inSilence)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
        assertThat(due(submitted)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 4), true));
        assertThat(due(returned)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 1), true));
        assertThat(due(reviewed)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 19), true));
        assertThat(due(inSilence)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 18), true));
        assertThat(DUE_DATES.provisional()).isGreaterThanOrEqualTo(4);

        moveTo(LocalDate.of(2027, 1, 20));
        tick();
        assertThat(status(submitted)).isEqualTo(Status.SUBMITTED);
        assertThat(status(returned)).isEqualTo(Status.RETURNED);
        assertThat(told(applicant)).noneMatch(notice -> notice.endsWith("CORRECTION_DUE"));

        moveTo(LocalDate.of(2026, 12, 29));
        try {
            load2027();
            // 29 30 31 December, 4 5 January; from 20 November 30 days to the 4th; 20 days from the 22nd and, in
            // silence, the 21st,
            // with Saturday the 9th worked
            assertThat(due(submitted)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 5), false));
            assertThat(due(returned)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 4), false));
            assertThat(due(reviewed)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 19), false));
            assertThat(due(inSilence)).isEqualTo(new DueDate(LocalDate.of(2027, 1, 18), false));
            assertThat(inTransaction(() -> DUE_DATES.recount(CALENDAR.workingDays())))
                    .isZero();
            tick();
            assertThat(told(applicant)).contains("2026-12-29 CORRECTION_DUE");
            moveTo(LocalDate.of(2027, 1, 5));
            tick();
            assertThat(status(returned)).isEqualTo(Status.LAPSED);
            assertThat(status(submitted)).isEqualTo(Status.SUBMITTED);
            moveTo(LocalDate.of(2027, 1, 6));
            tick();
            assertThat(status(submitted)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
        } finally {
            forget2027();
        }
    }

    @Test
    void a_calendar_counts_for_no_closed_file_and_by_the_parameters_of_each() {
        moveTo(LocalDate.of(2026, 12, 28));
        Map<String, String> calendarDays = new HashMap<>(POLICY.at(today()).asMap());
        calendarDays.put("clock.working_days", "false");
        calendarDays.put("clock.acceptance_days", "7");
        LaidFile byCalendar = LaidFile.lay(
                JDBI, ApplicationKind.INITIAL, Status.DRAFT, person().id(), agency, CLOCK.instant(), calendarDays);
        move(byCalendar, Action.SUBMIT);
        LaidFile closed = submitted(LocalDate.of(2026, 12, 28));
        move(closed, Action.WITHDRAW);
        DueDate sevenDaysOn = new DueDate(LocalDate.of(2027, 1, 4), false);
        assertThat(due(byCalendar)).isEqualTo(sevenDaysOn);
        try {
            load2027();
            assertThat(due(byCalendar)).isEqualTo(sevenDaysOn);
            assertThat(due(closed)).isEqualTo(new DueDate(null, false));
        } finally {
            forget2027();
        }
    }

    @Test
    void one_reminder_a_round_and_a_new_one_in_the_next() {
        LaidFile file = returned(LocalDate.of(2026, 9, 7));
        Person applicant = PEOPLE.get(file.personId());
        // 8 9 10 11 14 15 16 17 18 20 21 22 23 24 28 29 30 September, 8 9 10 12 13 14 15 16 19 20 21 22 23 October
        assertThat(due(file).on()).isEqualTo(LocalDate.of(2026, 10, 23));
        for (int day = 13; day <= 20; day++) {
            moveTo(LocalDate.of(2026, 10, day));
            tick();
            tick();
        }
        move(file, Action.SUBMIT);
        move(file, Action.RETURN);
        // from 20 October: 21 22 23 26 to 30, 20 days of November to the 27th, 30 November, 1 December
        assertThat(due(file).on()).isEqualTo(LocalDate.of(2026, 12, 1));
        for (int day = 21; day <= 25; day++) {
            moveTo(LocalDate.of(2026, 11, day));
            tick();
        }
        assertThat(told(applicant).stream().filter(notice -> notice.endsWith("CORRECTION_DUE")))
                .containsExactly("2026-10-16 CORRECTION_DUE", "2026-11-24 CORRECTION_DUE");
    }

    @Test
    void the_reminder_comes_as_many_days_before_as_the_file_was_filed_under() {
        LaidFile file = returned(LocalDate.of(2026, 9, 7));
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set policy = policy || jsonb_build_object('clock.correction_reminder_days', '8') where id = ?",
                file.id()));
        assertThat(due(file).on()).isEqualTo(LocalDate.of(2026, 10, 23));
        for (int day = 9; day <= 20; day++) {
            moveTo(LocalDate.of(2026, 10, day));
            tick();
        }
        assertThat(told(PEOPLE.get(file.personId())).stream().filter(notice -> notice.endsWith("CORRECTION_DUE")))
                .containsExactly("2026-10-13 CORRECTION_DUE");
    }

    @Test
    void two_nodes_at_once_do_everything_once() throws Exception {
        List<LaidFile> submitted =
                Stream.generate(() -> submitted(THURSDAY)).limit(20).toList();
        LaidFile lapsing = returned(LocalDate.of(2026, 10, 15));
        LaidFile reminded = returned(LocalDate.of(2026, 10, 23));
        Person holder = holder(LocalDate.of(2026, 12, 4));
        moveTo(LocalDate.of(2026, 11, 27));
        Callable<Boolean> node = () -> {
            tick();
            return true;
        };
        AtOnce.run(List.of(node, node, node));
        tick();
        assertThat(submitted).allSatisfy(file -> assertThat(
                        count("application.move where application_id = ? and action = 'ACCEPT'", file.id()))
                .isEqualTo(1));
        assertThat(told(PEOPLE.get(lapsing.personId())))
                .containsExactly("2026-10-15 APPLICATION_RETURNED", "2026-11-27 APPLICATION_LAPSED");
        assertThat(told(PEOPLE.get(reminded.personId())))
                .containsExactly("2026-10-23 APPLICATION_RETURNED", "2026-11-27 CORRECTION_DUE");
        assertThat(told(holder)).containsExactly("2026-11-27 RENEWAL_CLOSES");
    }

    @Test
    void a_file_somebody_is_working_on_is_passed_over_until_they_are_done() throws Exception {
        LaidFile file = submitted(THURSDAY);
        moveTo(LocalDate.of(2026, 11, 27));
        inTransaction(() -> {
            JDBI.useHandle(handle ->
                    handle.execute("select 1 from application.application where id = ? for update", file.id()));
            try {
                AtOnce.run(List.<Callable<Boolean>>of(() -> {
                    tick();
                    return true;
                }));
            } catch (Exception stalled) {
                throw new IllegalStateException(stalled);
            }
        });
        assertThat(status(file)).isEqualTo(Status.SUBMITTED);
        tick();
        assertThat(status(file)).isEqualTo(Status.UNDER_INITIAL_REVIEW);
    }

    @Test
    void drafts_and_files_past_the_agency_are_not_the_clocks_business() {
        LaidFile draft = lay(Status.DRAFT);
        LaidFile reported = lay(Status.REPORTED);
        moveTo(LocalDate.of(2026, 12, 31));
        tick();
        assertThat(status(draft)).isEqualTo(Status.DRAFT);
        assertThat(status(reported)).isEqualTo(Status.REPORTED);
    }

    private LaidFile submitted(LocalDate on) {
        LaidFile file = laid(Status.DRAFT, on);
        move(file, Action.SUBMIT);
        return file;
    }

    private LaidFile returned(LocalDate on) {
        LaidFile file = laid(Status.SUBMITTED, on);
        move(file, Action.RETURN);
        return file;
    }

    private LaidFile laid(Status status, LocalDate on) {
        CLOCK.moveTo(MONDAY);
        Person person = person();
        moveTo(on);
        return lay(ApplicationKind.INITIAL, status, person);
    }
}
