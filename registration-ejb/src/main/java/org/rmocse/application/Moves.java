package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.RegisterEntries;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/**
 * The only code that changes a status.
 *
 * <p>An application begins as a draft that only its owner sees. Submitted, it lies before the agency of its choice, which
 * accepts it, or returns it with every gap named at once; the applicant mends and submits again, or lets the time for it
 * lapse. Accepted, one officer of the agency examines it and passes or refuses it; what is passed the agency's manager
 * reports upward in a batch. The national centre reviews it finally: it passes, refuses, or sends a single file back to the
 * agency. The ministry approves what was passed in numbered batches, and with that the register is written and nothing can
 * be taken back; until then an officer may take back a pass, and the applicant may withdraw. Which action leads from where
 * to where, and who may take it, stands in {@link MoveTable}.
 *
 * <p>The set is the primitive: one file decided at its desk is a set of one, and a batch of thousands costs the same
 * statements. One conditional update decides, by the table and by fairness, which of the files move; history, queue, audit
 * and notices follow from what it returned, in the same transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Moves {

    /**
     * Old and new status are both what the update saw, so a concurrent decision is never misread; which files it moves {@link
     * Movable} says. A limit that runs on at the next status keeps its day.
     */
    private static final String MOVE =
            """
            with move as (
                select * from unnest(:routes, :froms, :tos, :clocks, :goesOn) as t(route, from_status, to_status, clock, goes_on)
            ), due as (
                select * from unnest(:days, :workingOn, :provisional, :calendarOn)
                    as t(days, working_on, provisional, calendar_on)
            ), moved as (
                update application.application a
                set status = m.to_status,
                    status_since = :at,
                    round = a.round + :newRound,
                    due_on = case when m.goes_on then a.due_on else
                             (select case when (a.policy ->> 'clock.working_days')::boolean then d.working_on
                                          else d.calendar_on end
                              from due d where d.days = (a.policy ->> m.clock)::integer) end,
                    due_provisional = case when m.goes_on then a.due_provisional else
                             coalesce((select (a.policy ->> 'clock.working_days')::boolean and d.provisional
                              from due d where d.days = (a.policy ->> m.clock)::integer), false) end,
                    initial_reviewer_id = case :initialReviewer when 'SET' then :actor when 'CLEAR' then null
                                               else a.initial_reviewer_id end,
                    final_reviewer_id = case :finalReviewer when 'SET' then :actor when 'CLEAR' then null
                                             else a.final_reviewer_id end,
                    version = a.version + 1
                from move m
                where
            """
                    + Movable.CONDITION
                    + """
                returning a.id, a.public_id, a.kind, a.person_id, a.person_name, a.agency_id, a.category, a.employer_name,
                          a.receipt_number, a.submitted_at, a.status_since, a.round, a.due_on, a.due_provisional,
                          a.with_renewal, old.status as from_status, new.status as to_status
            ), history as (
                insert into application.move (application_id, action, from_status, to_status, round, at, actor_id, actor_name, note,
                        agency_id, category, employer_name, due_on, due_provisional)
                select id, :action, from_status, to_status, round, :at, :actor, :actorName, :note,
                       agency_id, category, employer_name, due_on, due_provisional
                from moved order by id
            ), queued as (
                insert into application.work_item as w (application_id, public_id, agency_id, status, kind, category, person_id,
                        person_name, employer_name, receipt_number, submitted_at, status_since, due_on, due_provisional,
                        returned_for)
                select id, public_id, agency_id, to_status, kind, category, person_id, person_name, employer_name,
                       receipt_number, submitted_at, status_since, due_on, due_provisional,
                       coalesce((select array_agg(distinct r.code order by r.code) from application.reason r
                                 where r.application_id = moved.id and r.action = 'RETURN'), '{}')
                from moved where to_status = any(:onADesk)
                on conflict (application_id) do update
                set status = excluded.status, agency_id = excluded.agency_id, category = excluded.category,
                    person_name = excluded.person_name, employer_name = excluded.employer_name,
                    submitted_at = excluded.submitted_at, status_since = excluded.status_since,
                    due_on = excluded.due_on, due_provisional = excluded.due_provisional,
                    officer_id = case when :keepsClaim then w.officer_id end,
                    officer_name = case when :keepsClaim then w.officer_name end,
                    claimed_at = case when :keepsClaim then w.claimed_at end,
                    held_reason = null, held_until = null, held_by = null, held_at = null
            ), left_the_desks as (
                delete from application.work_item w using moved m
                where w.application_id = m.id and not m.to_status = any(:onADesk)
            )
            select id, public_id, kind, with_renewal, person_id, agency_id, receipt_number, from_status, to_status, due_on
            from moved order by id
            """;

    private static final String WOULD_MOVE =
            """
            select a.id from application.application a
            join unnest(:routes, :froms) as m(route, from_status) on true
            where
            """
                    + Movable.CONDITION;

    private Jdbi jdbi;
    private Calendar calendar;
    private AuditTrail audit;
    private MoveNotices notices;
    private RegisterEntries register;
    private WhyNotMoved whyNot;

    protected Moves() {}

    @Inject
    public Moves(Jdbi jdbi, Calendar calendar, AuditTrail audit, MoveNotices notices, RegisterEntries register) {
        this.jdbi = jdbi;
        this.calendar = calendar;
        this.audit = audit;
        this.notices = notices;
        this.register = register;
        this.whyNot = new WhyNotMoved(jdbi);
    }

    /**
     * Does one action to every file of the set that the table and fairness allow.
     *
     * @param ids keys of the files; those in another agency's or person's hands count as not found
     * @param actor who acts; a job of the system where the clock does
     * @param at the moment of the decision
     * @param decision the note for the history and the reasons for the applicant
     * @return which moved and, for the rest, why not; nothing is thrown for a file that did not move
     */
    Outcome perform(Action action, Collection<Long> ids, Actor actor, Instant at, Decision decision) {
        return perform(action, ids, actor, at, LocalDate.ofInstant(at, ClockProducer.ZONE), decision);
    }

    /**
     * The same, with the limit at the new status counted from another day than that of the decision.
     *
     * @param since the day the limit begins, which itself does not count
     */
    Outcome perform(Action action, Collection<Long> ids, Actor actor, Instant at, LocalDate since, Decision decision) {
        List<Move> rows = rows(action, actor);
        if (ids.isEmpty() || rows.isEmpty()) {
            return new Outcome(List.of(), whyNot.of(action, rows, ids, actor));
        }
        List<Moved> moved =
                jdbi.withHandle(handle -> update(handle, action, rows, ids, actor, at, since, decision.note()));
        List<UUID> movedIds = moved.stream().map(Moved::publicId).toList();
        if (!decision.reasons().isEmpty()) {
            keepReasons(action, moved, at, decision.reasons());
        }
        audit.recordAll(
                actor,
                "application." + action,
                "application",
                movedIds,
                decision.note() == null ? Map.of() : Map.of("note", decision.note()));
        keepOrEndStays(moved, at);
        notices.announce(action, moved, decision.reasons());
        Set<Long> done = moved.stream().map(Moved::id).collect(Collectors.toSet());
        List<Long> left = ids.stream().filter(id -> !done.contains(id)).toList();
        return new Outcome(moved, whyNot.of(action, rows, left, actor));
    }

    /**
     * What {@link #perform} would leave where it is if it were done now, and why; found by the same conditions, moving nothing.
     *
     * @return empty where every file would move
     */
    List<NotMoved> wouldStay(Action action, Collection<Long> ids, Actor actor) {
        List<Move> rows = rows(action, actor);
        Set<Long> would = ids.isEmpty() || rows.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> Movable.bind(handle.createQuery(WOULD_MOVE), action, rows, ids, actor)
                        .mapTo(Long.class)
                        .set());
        return whyNot.of(
                action, rows, ids.stream().filter(id -> !would.contains(id)).toList(), actor);
    }

    /** The rows of the action that are the actor's to take. */
    private static List<Move> rows(Action action, Actor actor) {
        return MoveTable.of(action).stream()
                .filter(row ->
                        actor.isSystem() ? row.clock() : row.by().stream().anyMatch(actor::has))
                .toList();
    }

    /** A renewal on its way keeps the registration in force beyond its end; once it has come to an end it does no more (R19). */
    private void keepOrEndStays(List<Moved> moved, Instant at) {
        List<Long> begun = moved.stream()
                .filter(file -> file.renews() && file.from() == Status.DRAFT)
                .map(Moved::personId)
                .toList();
        List<Long> over = moved.stream()
                .filter(file -> file.renews() && !file.to().isOpen())
                .map(Moved::personId)
                .toList();
        if (!begun.isEmpty()) {
            register.stay(begun, LocalDate.ofInstant(at, ClockProducer.ZONE));
        }
        if (!over.isEmpty()) {
            register.endStay(over);
        }
    }

    /**
     * The same for one file.
     *
     * @throws Rejected if it did not move, saying where it stands, who moved it last, and when
     */
    Moved performOne(Action action, long id, Actor actor, Instant at, Decision decision) {
        Outcome outcome = perform(action, List.of(id), actor, at, decision);
        if (!outcome.notMoved().isEmpty()) {
            throw new Rejected(finding(outcome.notMoved().get(0)));
        }
        return outcome.moved().get(0);
    }

    /** What somebody is told of a file that did not move. */
    static Finding finding(NotMoved reason) {
        return Finding.of(reason.code(), null)
                .having(
                        reason.lastActor(),
                        reason.lastAt() == null
                                ? null
                                : java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                        .format(reason.lastAt().atZone(ClockProducer.ZONE)));
    }

    private List<Moved> update(
            Handle handle,
            Action action,
            List<Move> rows,
            Collection<Long> ids,
            Actor actor,
            Instant at,
            LocalDate since,
            String note) {
        List<Move> flat = Movable.flat(rows);
        TimeLimits limits = TimeLimits.from(since, calendar.workingDays());
        return Movable.bind(handle.createQuery(MOVE), action, rows, ids, actor)
                .bind("tos", flat.stream().map(row -> row.to().name()).toArray(String[]::new))
                .bind(
                        "clocks",
                        flat.stream().map(row -> TimeLimits.parameter(row.to())).toArray(String[]::new))
                .bind("goesOn", flat.stream().map(Moves::clockGoesOn).toArray(Boolean[]::new))
                .bind("days", limits.days())
                .bind("workingOn", limits.workingOn())
                .bind("provisional", limits.provisional())
                .bind("calendarOn", limits.calendarOn())
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("action", action.name())
                .bind("note", note)
                .bind("actorName", actor.name())
                .bind("newRound", action == Action.SUBMIT ? 1 : 0)
                .bind("initialReviewer", Fairness.initialReviewer(action))
                .bind("finalReviewer", Fairness.finalReviewer(action))
                .bind("keepsClaim", action == Action.ACCEPT)
                .bind("onADesk", onADesk())
                .map((row, context) -> new Moved(
                        row.getLong("id"),
                        row.getObject("public_id", UUID.class),
                        ApplicationKind.valueOf(row.getString("kind")),
                        row.getBoolean("with_renewal"),
                        row.getLong("person_id"),
                        row.getObject("agency_id", Long.class),
                        row.getString("receipt_number"),
                        Status.valueOf(row.getString("from_status")),
                        Status.valueOf(row.getString("to_status")),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private void keepReasons(Action action, List<Moved> moved, Instant at, List<ReasonGiven> reasons) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.reason (application_id, round, action, item, code, text, at)
                        select a.id, a.round, :action, r.item, r.code, r.text, :at
                        from application.application a
                        cross join unnest(:items, :codes, :texts) with ordinality as r(item, code, text, position)
                        where a.id = any(:ids) order by a.id, r.position
                        """)
                .bind("action", action.name())
                .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                .bind("ids", moved.stream().map(Moved::id).toArray(Long[]::new))
                .bind("items", reasons.stream().map(ReasonGiven::item).toArray(String[]::new))
                .bind(
                        "codes",
                        reasons.stream().map(reason -> reason.code().name()).toArray(String[]::new))
                .bind("texts", reasons.stream().map(ReasonGiven::text).toArray(String[]::new))
                .execute());
    }

    /** Passing a file at the agency starts no new limit: the initial review lasts until it is reported (R15). */
    private static boolean clockGoesOn(Move row) {
        String clock = TimeLimits.parameter(row.to());
        return clock != null
                && clock.equals(TimeLimits.parameter(row.from().iterator().next()));
    }

    static String[] onADesk() {
        return IntStream.range(0, Status.values().length)
                .mapToObj(i -> Status.values()[i])
                .filter(status -> status.isOpen() && status.turn() != Turn.APPLICANT)
                .map(Status::name)
                .toArray(String[]::new);
    }
}
