package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Texts;

/**
 * What happens to a file by itself when a limit is over (D11, D23): silence accepts, an uncorrected file lapses; and the
 * reminder before it does. Nothing happens on a provisional day. Each method does one chunk in a transaction of its own and
 * says whether there may be more; whatever another node has in hand is passed over, so it can run at any time, anywhere.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Clocks {

    private static final int CHUNK = 200;

    private Jdbi jdbi;
    private Clock clock;
    private Policy policy;
    private Calendar calendar;
    private Moves moves;
    private MoveNotices notices;
    private People people;
    private Notifications notifications;

    protected Clocks() {}

    @Inject
    public Clocks(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            Calendar calendar,
            Moves moves,
            MoveNotices notices,
            People people,
            Notifications notifications) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.calendar = calendar;
        this.moves = moves;
        this.notices = notices;
        this.people = people;
        this.notifications = notifications;
    }

    /** Accepts files about which the agency said nothing in time, as of the day they were received (R14). */
    boolean acceptInSilence() {
        return end(Status.SUBMITTED, Action.ACCEPT, "clock.accepted_in_silence");
    }

    /** Ends files that were not corrected in time (D23). */
    boolean lapse() {
        return end(Status.RETURNED, Action.LAPSE, "clock.lapsed");
    }

    /**
     * Reminds applicants of the last day to correct, once a round (D23), as many days before it as the parameters frozen onto the
     * file say; one from before there was such a number goes by that of today.
     */
    boolean remindOfCorrection() {
        LocalDate today = LocalDate.now(clock);
        TimeLimits ahead = TimeLimits.from(today, calendar.workingDays());
        List<Returned> returned = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with ahead as (
                            select * from unnest(:days, :workingOn, :calendarOn) as t(days, working_on, calendar_on)
                        ), due as (
                            select a.id, a.public_id, a.person_id, a.kind, a.receipt_number, a.round, a.due_on
                            from application.application a
                            join ahead h on h.days = coalesce((a.policy ->> 'clock.correction_reminder_days')::integer, :before)
                            where a.status = 'RETURNED' and not a.due_provisional and a.due_on >= :today
                              and a.due_on <= case when (a.policy ->> 'clock.working_days')::boolean
                                                   then h.working_on else h.calendar_on end
                              and (a.status_since at time zone :zone)::date < :today
                              and not exists (select 1 from application.correction_reminder r
                                              where r.application_id = a.id and r.round = a.round)
                            order by a.due_on, a.id limit :chunk for update of a skip locked
                        ), kept as (
                            insert into application.correction_reminder (application_id, round, at)
                            select id, round, :at from due on conflict do nothing
                            returning application_id
                        )
                        select d.public_id, d.person_id, d.kind, d.receipt_number, d.due_on
                        from due d join kept k on k.application_id = d.id order by d.id
                        """)
                .bind("today", today)
                .bind("days", ahead.days())
                .bind("workingOn", ahead.workingOn())
                .bind("calendarOn", ahead.calendarOn())
                .bind("before", policy.at(today).integer("clock.correction_reminder_days"))
                .bind("zone", ClockProducer.ZONE.getId())
                .bind("chunk", CHUNK)
                .bind("at", OffsetDateTime.now(clock))
                .map((row, context) -> new Returned(
                        row.getObject("public_id", UUID.class),
                        row.getLong("person_id"),
                        ApplicationKind.valueOf(row.getString("kind")),
                        row.getString("receipt_number"),
                        row.getObject("due_on", LocalDate.class)))
                .list());
        Map<Long, Person> applicants =
                people.all(returned.stream().map(Returned::personId).toList());
        notifications.sendAll(returned.stream()
                .filter(file -> applicants.containsKey(file.personId()))
                .map(file -> notices.notice(
                        NoticeType.CORRECTION_DUE,
                        applicants.get(file.personId()),
                        file.kind(),
                        file.publicId(),
                        file.receipt(),
                        file.dueOn(),
                        List.of()))
                .toList());
        return returned.size() == CHUNK;
    }

    private boolean end(Status from, Action action, String note) {
        Instant at = clock.instant();
        LocalDate today = LocalDate.ofInstant(at, ClockProducer.ZONE);
        Texts texts = Texts.of(Texts.CHINESE);
        Actor system = Actor.system(texts.get("clock.actor"));
        Map<Span, List<Over>> over =
                over(from, action, today).stream().collect(Collectors.groupingBy(Over::span, Collectors.toList()));
        int moved = 0;
        for (Map.Entry<Span, List<Over>> one : over.entrySet()) {
            Span span = one.getKey();
            // an accepted file was so from the day it was received (R14); where one lapses no limit begins
            moved += moves.perform(
                            action,
                            one.getValue().stream().map(Over::id).toList(),
                            system,
                            at,
                            span.receivedOn(),
                            Decision.noted(
                                    texts.get(note, Map.of("receivedOn", span.receivedOn(), "dueOn", span.dueOn()))))
                    .moved()
                    .size();
        }
        return moved == CHUNK;
    }

    private List<Over> over(Status status, Action action, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, (submitted_at at time zone :zone)::date as received_on, due_on
                        from application.application
                        where status = :status and due_on < :today and not due_provisional and route = any(:routes)
                        order by due_on, id limit :chunk for update skip locked
                        """)
                .bind("zone", ClockProducer.ZONE.getId())
                .bind("status", status.name())
                .bind(
                        "routes",
                        MoveTable.of(action).stream()
                                .flatMap(row -> row.routes().stream())
                                .map(Route::name)
                                .toArray(String[]::new))
                .bind("today", today)
                .bind("chunk", CHUNK)
                .map((row, context) -> new Over(
                        row.getLong("id"),
                        new Span(
                                row.getObject("received_on", LocalDate.class),
                                row.getObject("due_on", LocalDate.class))))
                .list());
    }

    private record Over(long id, Span span) {}

    private record Span(LocalDate receivedOn, LocalDate dueOn) {}

    private record Returned(UUID publicId, long personId, ApplicationKind kind, String receipt, LocalDate dueOn) {}
}
