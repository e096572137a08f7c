package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rmocse.application.TimeLimits.Limit;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.WorkingDays;

/**
 * The due dates of open files, counted anew (D11): from the day their limit began, by the parameters frozen on them. A limit
 * that goes on through several statuses began with the first of them, and one that began with an acceptance in silence began
 * on the day the file was received (R14).
 */
@ApplicationScoped
public class DueDates {

    private static final String RUNNING =
            """
            with limited as (
                select * from unnest(:statuses, :parameters) as t(status, parameter)
            ), running as (
                select a.id, a.status, a.status_since, a.due_on, a.due_provisional,
                       (a.policy ->> l.parameter)::integer as days,
                       (a.policy ->> 'clock.working_days')::boolean as working,
                       (coalesce(case when began.in_silence then a.submitted_at else began.at end, a.status_since)
                           at time zone :zone)::date as began_on
                from application.application a
                join limited l on l.status = a.status
                left join lateral (
                    select m.at, m.action = 'ACCEPT' and m.actor_id = 0 as in_silence
                    from application.move m
                    join limited into_status on into_status.status = m.to_status
                    left join limited from_status on from_status.status = m.from_status
                    where m.application_id = a.id and into_status.parameter = l.parameter
                      and from_status.parameter is distinct from l.parameter
                    order by m.id desc limit 1
                ) began on true
            )
            """;

    private static final String DIFFERING = RUNNING
            + """
            , due as (
                select * from unnest(:begins, :days, :workingOn, :provisional, :calendarOn)
                    as t(began_on, days, working_on, provisional, calendar_on)
            ), counted as (
                select r.id, r.status, r.status_since, r.due_on as old_on, r.due_provisional as old_provisional,
                       case when r.working then d.working_on else d.calendar_on end as due_on,
                       r.working and d.provisional as due_provisional
                from running r join due d on d.began_on = r.began_on and d.days = r.days
            ), differing as (
                select * from counted
                where (due_on, due_provisional) is distinct from (old_on, old_provisional)
            )
            """;

    private Jdbi jdbi;
    private Clock clock;

    protected DueDates() {}

    @Inject
    public DueDates(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What counting anew would change.
     *
     * @param files open files with another day, or one that is no longer or newly provisional
     * @param ended of these the ones whose limit would be over, and end in an acceptance or a lapse by itself
     */
    public record Change(int files, int ended) {}

    /** What counting by this calendar would change; nothing is written. */
    public Change preview(WorkingDays calendar) {
        return jdbi.withHandle(handle -> bound(
                        handle,
                        handle.createQuery(
                                DIFFERING
                                        + """
                                        select count(*) as files,
                                               count(*) filter (where status in ('SUBMITTED', 'RETURNED')
                                                   and due_on < :today and not due_provisional) as ended
                                        from differing
                                        """),
                        calendar)
                .bind("today", LocalDate.now(clock))
                .map((row, context) -> new Change(row.getInt("files"), row.getInt("ended")))
                .one());
    }

    /**
     * Counts the limits of all open files by this calendar, on the files and on the desks.
     *
     * @return how many files have another day now, or one that is no longer or newly provisional
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int recount(WorkingDays calendar) {
        return jdbi.withHandle(handle -> bound(
                        handle,
                        handle.createQuery(
                                DIFFERING
                                        + """
                                        , changed as (
                                            update application.application a
                                            set due_on = d.due_on, due_provisional = d.due_provisional
                                            from differing d
                                            where a.id = d.id and a.status = d.status and a.status_since = d.status_since
                                            returning a.id, a.due_on, a.due_provisional
                                        ), on_desks as (
                                            update application.work_item w
                                            set due_on = c.due_on, due_provisional = c.due_provisional
                                            from changed c where w.application_id = c.id
                                        )
                                        select count(*) from changed
                                        """),
                        calendar)
                .mapTo(Integer.class)
                .one());
    }

    /** How many open files have a provisional day, because a year on the way has no calendar. */
    public int provisional() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from application.application where due_provisional and status = any(:statuses)")
                .bind("statuses", statuses())
                .mapTo(Integer.class)
                .one());
    }

    private static <T extends SqlStatement<T>> T bound(Handle handle, T statement, WorkingDays calendar) {
        List<Limit> begun = frame(handle.createQuery(
                        RUNNING + "select distinct began_on, days from running where days is not null"))
                .map((row, context) -> new Limit(row.getObject("began_on", LocalDate.class), row.getInt("days")))
                .list();
        TimeLimits limits = TimeLimits.of(begun, calendar);
        return frame(statement)
                .bind("begins", limits.begins())
                .bind("days", limits.days())
                .bind("workingOn", limits.workingOn())
                .bind("provisional", limits.provisional())
                .bind("calendarOn", limits.calendarOn());
    }

    private static <T extends SqlStatement<T>> T frame(T statement) {
        return statement
                .bind("statuses", statuses())
                .bind(
                        "parameters",
                        Arrays.stream(statuses())
                                .map(Status::valueOf)
                                .map(TimeLimits::parameter)
                                .toArray(String[]::new))
                .bind("zone", ClockProducer.ZONE.getId());
    }

    private static String[] statuses() {
        return Arrays.stream(Status.values())
                .filter(status -> TimeLimits.parameter(status) != null)
                .map(Status::name)
                .toArray(String[]::new);
    }
}
