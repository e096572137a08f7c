package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.ClockProducer;

/**
 * Keeps the sums statistics are read from. What is new is what was written by transactions since the last time that are over by
 * now: keys are given before they commit, so a row with a lower one may come to light later, while below the oldest transaction
 * still running nothing can. The row that tells how far the sums have come is held meanwhile; another node passes it over.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class StatisticSums {

    private static final String NEW = "%s.written_in >= :from::xid8 and %<s.written_in < :to::xid8";

    /**
     * All that is settled; what seems to come from a transaction of the future was written in the life of another database, from
     * which this one was restored.
     */
    private static final String ALL =
            "(%s.written_in < :to::xid8 or %<s.written_in >= pg_snapshot_xmax(pg_current_snapshot()))";

    private static final List<String> TABLES =
            List.of("statistic_count", "statistic_wait", "statistic_reason", "statistic_open");

    /**
     * A stage is left by a decision; taking a decision back or withdrawing tells nothing of how long one takes. A file belongs
     * to the agency of the moment, so what it leaves is counted where the move before put it.
     */
    private static final String MOVES =
            """
            with news as materialized (
                select m.id, m.application_id, m.action, m.round, m.at, m.from_status, m.to_status, a.kind,
                       coalesce(m.agency_id, 0) as agency_id, coalesce(m.category, '') as category,
                       (m.at at time zone :zone)::date as day,
                       before.day as since, coalesce(before.agency_id, m.agency_id, 0) as agency_before
                from application.move m
                join application.application a on a.id = m.application_id
                left join lateral (select (b.at at time zone :zone)::date as day, b.agency_id
                                   from application.move b where b.application_id = m.application_id and b.id < m.id
                                   order by b.id desc limit 1) before on true
                where <settled>
            ), counted as (
                insert into publicity.statistic_count as s (month, agency_id, kind, category, measure, files)
                select date_trunc('month', day)::date, agency_id, kind, category, measure, count(*)
                from (select n.*, case when action = 'SUBMIT' and from_status = 'DRAFT' then 'FILED'
                                       when action = 'RETURN' then 'RETURNED'
                                       when to_status in ('APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED') then to_status
                                  end as measure
                      from news n) told
                where measure is not null
                group by 1, 2, 3, 4, 5
                on conflict (month, agency_id, kind, category, measure) do update set files = s.files + excluded.files
            ), left_stage as (
                select agency_id, since, day,
                       case when from_status = 'SUBMITTED' and action in ('ACCEPT', 'RETURN') then 'ACCEPTANCE'
                            when from_status = 'UNDER_INITIAL_REVIEW' and action in ('RETURN', 'PASS_INITIAL', 'REFUSE_INITIAL')
                                then 'INITIAL_REVIEW'
                            when from_status = 'INITIAL_PASSED' and action in ('REPORT', 'FORWARD') then 'REPORT'
                            when from_status = 'REPORTED' and action in ('RETURN', 'PASS_FINAL', 'REFUSE_FINAL', 'SEND_BACK')
                                then 'FINAL_REVIEW'
                            when from_status = 'AWAITING_APPROVAL' and action in ('APPROVE', 'REJECT') then 'APPROVAL'
                       end as stage
                from news
            ), <waits>, given as (
                insert into publicity.statistic_reason as s (month, agency_id, code, times)
                select date_trunc('month', n.day)::date, n.agency_id, r.code, count(*)
                from news n
                join application.reason r on r.application_id = n.application_id and r.round = n.round and r.action = n.action
                    and r.at = n.at
                where n.action = 'RETURN'
                group by 1, 2, 3
                on conflict (month, agency_id, code) do update set times = s.times + excluded.times
            ), opened as (
                insert into publicity.statistic_open as s (agency_id, status, files)
                select agency_id, status, sum(files)
                from (select agency_id, to_status as status, 1 as files from news
                      union all select agency_before, from_status, -1 from news) steps
                where status in ('SUBMITTED', 'RETURNED', 'UNDER_INITIAL_REVIEW', 'INITIAL_PASSED', 'REPORTED', 'AWAITING_APPROVAL')
                group by 1, 2
                on conflict (agency_id, status) do update set files = s.files + excluded.files
            )
            select count(*) from news
            """;

    private static final String COPIES =
            """
            with left_stage as materialized (
                select y.agency_id, (ordered.at at time zone :zone)::date as since, (e.at at time zone :zone)::date as day,
                       'PRODUCTION' as stage
                from certificate.copy_event e
                join certificate.copy y on y.id = e.copy_id
                join lateral (select o.at from certificate.copy_event o where o.copy_id = e.copy_id order by o.id limit 1)
                    ordered on true
                where e.status = 'AT_AGENCY' and <settled>
            ), <waits>
            select count(*) from left_stage
            """;

    /** Working days from a day, which itself does not count, to another: the difference of two days' numbers in the calendar. */
    private static final String WAITS =
            """
            numbered as (
                select d::date as day,
                       sum(case when h.kind = 'WORKDAY' or h.kind is null and extract(isodow from d) < 6 then 1 else 0 end)
                           over (order by d) as number
                from (select min(since) as first, max(day) as last from left_stage where stage is not null) span,
                     generate_series(first::timestamp, last, interval '1 day') d
                left join shared.holiday h on h.day = d::date
            ), waited as (
                insert into publicity.statistic_wait as s (month, agency_id, stage, days, files)
                select date_trunc('month', l.day)::date, l.agency_id, l.stage, until.number - since.number, count(*)
                from left_stage l join numbered since on since.day = l.since join numbered until on until.day = l.day
                where l.stage is not null
                group by 1, 2, 3, 4
                on conflict (month, agency_id, stage, days) do update set files = s.files + excluded.files
            )
            """;

    private static final String ENDING =
            """
            insert into publicity.statistic_ending (month, agency_id, category, registrations)
            select date_trunc('month', t.ends_on)::date, r.agency_id, r.category, count(*)
            from certificate.registration r
            join (select registration_id, max(valid_to) as ends_on from certificate.term group by 1) t on t.registration_id = r.id
            where r.ending is null
            group by 1, 2, 3
            """;

    private Jdbi jdbi;
    private Clock clock;

    protected StatisticSums() {}

    @Inject
    public StatisticSums(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Adds what has been settled since the last time, and counts the register if it was not yet counted today.
     *
     * @return false if another node was at it, and nothing was done
     */
    public boolean add() {
        return jdbi.withHandle(handle -> {
            Optional<Progress> held = hold(handle, "for update skip locked");
            held.ifPresent(progress -> {
                if (progress.isOfAnotherDatabase()) {
                    sumAgain(handle, progress.bound());
                } else {
                    sum(handle, NEW, progress.readTo(), progress.bound());
                }
                if (!today().equals(progress.registerOn())) {
                    countRegister(handle);
                }
            });
            return held.isPresent();
        });
    }

    /** Forgets the sums and makes them anew from all that is settled; waits for whoever is at it. */
    public void rebuild() {
        jdbi.useHandle(handle -> {
            sumAgain(handle, hold(handle, "for update").orElseThrow().bound());
            countRegister(handle);
        });
    }

    private static void sumAgain(Handle handle, String bound) {
        TABLES.forEach(table -> handle.execute("delete from publicity." + table));
        sum(handle, ALL, "0", bound);
    }

    /**
     * The bound is told by a statement before, so that every statement here sees all that lies below it. Where nothing is new
     * nothing is written.
     */
    private static void sum(Handle handle, String which, String from, String bound) {
        long news = news(handle, MOVES, which.formatted("m"), from, bound)
                + news(handle, COPIES, which.formatted("e"), from, bound);
        if (news > 0 || which.equals(ALL)) {
            handle.execute("update publicity.statistic_progress set read_to = ?::xid8", bound);
        }
    }

    private static long news(Handle handle, String source, String settled, String from, String bound) {
        return handle.createQuery(source.replace("<settled>", settled).replace("<waits>", WAITS.strip()))
                .bind("zone", ClockProducer.ZONE.getId())
                .bind("from", from)
                .bind("to", bound)
                .mapTo(Long.class)
                .one();
    }

    private void countRegister(Handle handle) {
        handle.execute("delete from publicity.statistic_ending");
        handle.execute(ENDING);
        handle.execute("update publicity.statistic_progress set register_on = ?", today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockProducer.ZONE);
    }

    /** The row is held first and read by a statement of its own, so that what it says is not older than the bound. */
    private static Optional<Progress> hold(Handle handle, String lock) {
        return handle.createQuery("select one from publicity.statistic_progress " + lock)
                .mapTo(Boolean.class)
                .findOne()
                .map(held -> handle.createQuery(
                                """
                                select read_to, register_on, pg_snapshot_xmin(pg_current_snapshot()) as bound,
                                       read_to > pg_snapshot_xmax(pg_current_snapshot()) as elsewhere
                                from publicity.statistic_progress
                                """)
                        .map((row, context) -> new Progress(
                                row.getString("read_to"),
                                row.getString("bound"),
                                row.getObject("register_on", LocalDate.class),
                                row.getBoolean("elsewhere")))
                        .one());
    }

    private record Progress(String readTo, String bound, LocalDate registerOn, boolean isOfAnotherDatabase) {}
}
