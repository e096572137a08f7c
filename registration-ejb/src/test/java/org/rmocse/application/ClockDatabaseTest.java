package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.EndingTerms;
import org.rmocse.certificate.SampleGrants;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.CalendarDay;
import org.rmocse.shared.DayKind;
import org.rmocse.shared.DueDate;
import org.rmocse.shared.Role;

/** The clocks put together by hand over the real database; the server's own zone is another one than the country's. */
abstract class ClockDatabaseTest extends ProcessDatabaseTest {

    protected static final Calendar CALENDAR = new Calendar(JDBI);
    protected static final DueDates DUE_DATES = new DueDates(JDBI, CLOCK);
    protected static final Clocks CLOCKS = new Clocks(
            JDBI, CLOCK, POLICY, CALENDAR, MOVES, new MoveNotices(PEOPLE, NOTIFICATIONS), PEOPLE, NOTIFICATIONS);
    protected static final HolderReminders REMINDERS = new HolderReminders(
            JDBI, CLOCK, POLICY, new EndingTerms(JDBI), REGISTER, QUALIFICATIONS, PEOPLE, NOTIFICATIONS);
    protected static final ClockTimer TIMER = new ClockTimer(CLOCKS, REMINDERS);

    private static TimeZone ofTheMachine;

    protected final long agency = agency();
    protected final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);

    @BeforeAll
    static void serverInAnotherZone() {
        ofTheMachine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterAll
    static void backToTheMachinesZone() {
        TimeZone.setDefault(ofTheMachine);
    }

    /** As if nobody had searched on this day: days come again from test to test, and another node may not have heard of it. */
    @BeforeEach
    void searchAgain() {
        JDBI.useHandle(handle -> handle.execute("update application.reminder_search set searched_on = null"));
    }

    /** What the timer does, at the moment the clock shows. */
    protected static void tick() {
        TIMER.round(chunk -> () -> inTransaction(chunk::getAsBoolean));
    }

    protected LaidFile lay(ApplicationKind kind, Status status, Person person) {
        return LaidFile.lay(
                JDBI,
                kind,
                status,
                person.id(),
                agency,
                CLOCK.instant(),
                POLICY.at(today()).asMap());
    }

    protected LaidFile lay(Status status) {
        return lay(ApplicationKind.INITIAL, status, person());
    }

    /** One move by the person or an officer whose it is, now. */
    protected void move(LaidFile file, Action action) {
        boolean own = action == Action.SUBMIT || action == Action.WITHDRAW;
        if (action == Action.SUBMIT) {
            JDBI.useHandle(handle -> handle.createUpdate(
                            "update application.application set submitted_at = :at where id = :id")
                    .bind("at", CLOCK.instant())
                    .bind("id", file.id())
                    .execute());
        }
        Actor actor = own ? applicant(PEOPLE.get(file.personId())) : reviewer;
        inTransaction(() -> MOVES.performOne(action, file.id(), actor, CLOCK.instant(), Decision.NONE));
    }

    protected static Status status(LaidFile file) {
        return Status.valueOf(strings("select status from application.application where id = ?", file.id())
                .get(0));
    }

    /** The day a file is due; on a desk it is the same. */
    protected static DueDate due(LaidFile file) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        select a.due_on, a.due_provisional,
                               w.application_id is null or (w.due_on, w.due_provisional)
                                   is not distinct from (a.due_on, a.due_provisional) as same
                        from application.application a
                        left join application.work_item w on w.application_id = a.id where a.id = :id
                        """)
                .bind("id", file.id())
                .map((row, context) -> {
                    if (!row.getBoolean("same")) {
                        throw new IllegalStateException("file and desk differ");
                    }
                    return new DueDate(row.getObject("due_on", LocalDate.class), row.getBoolean("due_provisional"));
                })
                .one());
    }

    /** Somebody qualified long ago who has been registered, for a term up to that day. */
    protected Person holder(LocalDate validTo) {
        Person person = person(LocalDate.of(1980, 3, 4), LocalDate.of(2015, 9, 1), null);
        register(person, validTo);
        return person;
    }

    protected void register(Person person, LocalDate validTo) {
        Instant now = CLOCK.instant();
        moveTo(validTo.plusDays(1).minusYears(5));
        inTransaction(() -> ENTRIES.grant(
                List.of(SampleGrants.first(person, agency)), officer(null, Role.MINISTRY_OFFICER), CLOCK.instant()));
        CLOCK.moveTo(now);
    }

    /** What a person was told by mail, with the day in the country's time, the first first. */
    protected static List<String> told(Person person) {
        return strings(
                "select (created_at at time zone 'Asia/Shanghai')::date || ' ' || type from notification.outbox"
                        + " where recipient = ? order by id",
                person.email());
    }

    /** Loads an invented calendar of 2027, in which New Year is off to the 3rd, and everybody's due dates with it. */
    protected static void load2027() {
        inTransaction(() -> {
            CALENDAR.hold();
            CALENDAR.replace(
                    2027,
                    List.of(
                            new CalendarDay(LocalDate.of(2027, 1, 1), DayKind.HOLIDAY, "测试"),
                            new CalendarDay(LocalDate.of(2027, 1, 2), DayKind.HOLIDAY, "测试"),
                            new CalendarDay(LocalDate.of(2027, 1, 3), DayKind.HOLIDAY, "测试"),
                            new CalendarDay(LocalDate.of(2027, 1, 9), DayKind.WORKDAY, "测试")));
            DUE_DATES.recount(CALENDAR.workingDays());
        });
    }

    protected static void forget2027() {
        inTransaction(() -> CALENDAR.replace(2027, List.of()));
    }
}
