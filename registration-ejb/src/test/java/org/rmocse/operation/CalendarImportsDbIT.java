package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Acting;
import org.rmocse.applicant.People;
import org.rmocse.application.DueDates;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.DayKind;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.Upload;

/** An administrator loads the calendar of 2027, which nobody had before (D11). */
class CalendarImportsDbIT extends DatabaseTest {

    private static final Actor ADMINISTRATOR =
            new Actor(9, PublicId.next(), "测试管理员", Set.of(Role.SYSTEM_ADMINISTRATOR), null, null);
    private static final AuditTrail AUDIT = new AuditTrail(JDBI, CLOCK);
    private static final Calendar CALENDAR = new Calendar(JDBI);

    /** New Year off to Sunday the 3rd, Saturday the 9th worked. */
    private static final String OF_2027 =
            """
            date,kind,name
            2027-01-01,HOLIDAY,元旦
            2027-01-02,HOLIDAY,元旦
            2027-01-03,HOLIDAY,元旦
            2027-01-09,WORKDAY,元旦补班
            2027-05-01,HOLIDAY,劳动节
            2027-10-01,HOLIDAY,国庆节
            """;

    private final CalendarImports imports = new CalendarImports(
            CLOCK,
            policy,
            Acting.current(Acting.directory(JDBI, new People(JDBI, ENCRYPTION, AUDIT))),
            CALENDAR,
            new DueDates(JDBI, CLOCK),
            AUDIT);

    @BeforeEach
    @AfterEach
    void without2027() {
        CLOCK.moveTo(LocalDate.of(2026, 12, 29)
                .atTime(9, 0)
                .atZone(ClockProducer.ZONE)
                .toInstant());
        JDBI.useHandle(handle -> {
            handle.execute("delete from shared.holiday where day between '2027-01-01' and '2027-12-31'");
            handle.execute(
                    "delete from application.application where person_id >= 800000000 and person_id < 900000000");
        });
    }

    @AfterEach
    void backToTheMonday() {
        CLOCK.moveTo(Instant.parse("2026-11-23T02:00:00Z"));
    }

    @Test
    void the_coming_year_is_reported_as_missing_until_it_is_loaded() {
        int provisional = imports.years().provisionalFiles();
        submittedOn(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4), true);
        assertThat(imports.years()).isEqualTo(new CalendarYears(loaded(), List.of(2027), provisional + 1));
        load(OF_2027);
        assertThat(imports.years().missing()).isEmpty();
        assertThat(imports.years().loaded()).contains(2024, 2025, 2026, 2027);
        CLOCK.moveTo(LocalDate.of(2028, 1, 1).atStartOfDay(ClockProducer.ZONE).toInstant());
        assertThat(imports.years().missing()).containsExactly(2028, 2029);
    }

    @Test
    void a_preview_says_what_would_change_and_changes_nothing() {
        int others = preview(OF_2027).effect().files();
        submittedOn(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4), true);
        Map<String, String> before = DatabaseState.of(JDBI);
        CalendarPreview preview = preview(OF_2027);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(preview.years()).containsExactly(2027);
        assertThat(preview.added()).containsExactly(2027);
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.differences()).hasSize(6).allMatch(one -> one.before() == null);
        assertThat(preview.effect().files()).isEqualTo(others + 1);
    }

    @Test
    void loading_replaces_the_year_as_a_whole_counts_open_files_anew_and_is_on_record() {
        long file = submittedOn(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4), true);
        load(OF_2027);
        assertThat(due(file)).isEqualTo("2027-01-05 f");
        assertThat(imports.days(2027)).hasSize(6).contains(day(LocalDate.of(2027, 1, 9), DayKind.WORKDAY, "元旦补班"));

        String changed =
                OF_2027.replace("2027-01-03,HOLIDAY,元旦\n", "").replace("2027-01-09,WORKDAY", "2027-01-04,HOLIDAY");
        CalendarPreview second = load(changed);
        assertThat(second.added()).isEmpty();
        assertThat(second.differences())
                .containsExactly(
                        new CalendarDifference(
                                LocalDate.of(2027, 1, 3), day(LocalDate.of(2027, 1, 3), DayKind.HOLIDAY, "元旦"), null),
                        new CalendarDifference(
                                LocalDate.of(2027, 1, 4), null, day(LocalDate.of(2027, 1, 4), DayKind.HOLIDAY, "元旦补班")),
                        new CalendarDifference(
                                LocalDate.of(2027, 1, 9),
                                day(LocalDate.of(2027, 1, 9), DayKind.WORKDAY, "元旦补班"),
                                null));
        assertThat(due(file)).isEqualTo("2027-01-06 f");
        assertThat(imports.days(2027)).hasSize(5);
        List<String> record = JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select detail ->> 'year' || ' ' || (detail ->> 'days') || ' ' || actor_name from audit.entry
                        where action = 'calendar.loaded' order by id desc limit 2
                        """)
                .mapTo(String.class)
                .list());
        assertThat(record).containsExactly("2027 5 测试管理员", "2027 6 测试管理员");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        load(OF_2027);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(load(OF_2027).isKnown()).isTrue();
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void a_file_with_an_error_changes_nothing() {
        String faulty = OF_2027 + "2027-02-31,HOLIDAY,测试\n";
        assertThat(preview(faulty).errors()).hasSize(1);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThatThrownBy(() -> load(faulty)).isInstanceOf(Rejected.class).hasMessage("SHEET_FAULTY");
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(catchThrowableOfType(Rejected.class, () -> load("")).getMessage())
                .isEqualTo("FILE_EMPTY");
        assertThat(catchThrowableOfType(Rejected.class, () -> load("x".repeat(2_000_000)))
                        .getMessage())
                .isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void says_which_open_files_would_be_over_at_once() {
        load(OF_2027);
        int others = preview(
                        OF_2027.replace("2027-01-01,HOLIDAY,元旦\n", "2027-01-01,HOLIDAY,元旦\n2027-01-04,HOLIDAY,元旦\n"))
                .effect()
                .ended();
        submittedOn(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 5), false);
        CLOCK.moveTo(
                LocalDate.of(2027, 1, 5).atTime(9, 0).atZone(ClockProducer.ZONE).toInstant());
        // with Saturday and Sunday worked the fifth day is Monday the 4th, which is past
        String shorter = OF_2027.replace("2027-01-02,HOLIDAY", "2027-01-02,WORKDAY")
                .replace("2027-01-03,HOLIDAY", "2027-01-03,WORKDAY");
        assertThat(preview(shorter).effect().ended()).isGreaterThanOrEqualTo(others + 1);
        assertThat(preview(OF_2027).effect()).isEqualTo(new DueDates.Change(0, 0));
    }

    @Test
    void whoever_counts_with_the_calendar_ends_first() throws Exception {
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch counted = new CountDownLatch(1);
        Callable<Object> reader = () -> inTransaction(() -> {
            boolean known = CALENDAR.workingDays().publishedYears().contains(2027);
            counting.countDown();
            assertThat(await(counted)).isTrue();
            return known;
        });
        Callable<Object> administrator = () -> {
            assertThat(await(counting)).isTrue();
            try {
                load(OF_2027);
                return "loaded";
            } catch (Rejected refused) {
                return refused.getMessage();
            } finally {
                counted.countDown();
            }
        };
        assertThat(AtOnce.run(List.of(reader, administrator))).containsExactly(false, "CALENDAR_IN_USE");
        load(OF_2027);
        assertThat(CALENDAR.years()).contains(2027);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<Integer> loaded() {
        return CALENDAR.years();
    }

    private CalendarPreview preview(String text) {
        return imports.preview(upload(text));
    }

    private CalendarPreview load(String text) {
        return Acting.as(ADMINISTRATOR, () -> inTransaction(() -> imports.load(upload(text))));
    }

    private static Upload upload(String text) {
        return new Upload("2027.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static CalendarDay day(LocalDate day, DayKind kind, String name) {
        return new CalendarDay(day, kind, name);
    }

    /** A file submitted on that day, with the parameters of it. */
    private long submittedOn(LocalDate on, LocalDate due, boolean provisional) {
        OffsetDateTime at = on.atTime(9, 0).atZone(ClockProducer.ZONE).toOffsetDateTime();
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id,
                            round, policy, receipt_number, submitted_at, status_since, due_on, due_provisional, created_at, saved_at)
                        values (nextval('application.application_seq'), :id, 'INITIAL', 'FULL', 'SUBMITTED', :person, '测试', 1,
                            1, '{"clock.working_days": "true", "clock.acceptance_days": "5"}', :receipt, :at, :at, :due,
                            :provisional, :at, :at)
                        returning id
                        """)
                .bind("id", PublicId.next())
                .bind("person", 800_000_000L + next())
                .bind("receipt", "C" + PublicId.next())
                .bind("at", at)
                .bind("due", due)
                .bind("provisional", provisional)
                .mapTo(Long.class)
                .one());
    }

    private static String due(long file) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        "select due_on || ' ' || case when due_provisional then 't' else 'f' end from application.application where id = :id")
                .bind("id", file)
                .mapTo(String.class)
                .one());
    }
}
