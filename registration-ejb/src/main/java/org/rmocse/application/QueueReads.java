package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.applicant.People;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;

/** Reads the queues for {@link WorkQueue}, each for the actor who asks. */
@ApplicationScoped
class QueueReads {

    private Jdbi jdbi;
    private Clock clock;
    private Calendar calendar;
    private Policy policy;
    private People people;
    private AccountDirectory accounts;

    protected QueueReads() {}

    @Inject
    QueueReads(Jdbi jdbi, Clock clock, Calendar calendar, Policy policy, People people, AccountDirectory accounts) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.policy = policy;
        this.people = people;
        this.accounts = accounts;
    }

    /** A queue as the actor reads it: whose it is and what it asks, settled once. */
    record Asked(Actor actor, Desk desk, QueueFilter filter, Long holder, Long person) {

        /** The same whoever has the files in hand. */
        Asked ofAnybody() {
            return new Asked(actor, desk, filter, null, person);
        }
    }

    /** @throws Rejected NOT_FOUND where the status lies on no desk of the actor's */
    Asked asked(Actor actor, QueueFilter filter) {
        Desk desk = Desk.of(actor, filter.status()).orElseThrow(() -> new Rejected(Finding.of("NOT_FOUND", null)));
        Long person = filter.who() == null ? null : people.key(filter.who()).orElse(0L);
        return new Asked(actor, desk, filter, holder(filter, desk, actor), person);
    }

    /** The key of the officer who has the files in hand: null for any, 0 for nobody, -1 for somebody who is not of this desk. */
    private Long holder(QueueFilter filter, Desk desk, Actor actor) {
        if (filter.holder() == null) {
            return null;
        }
        return switch (filter.holder()) {
            case QueueFilter.MINE -> actor.accountId();
            case QueueFilter.NOBODY -> 0L;
            default ->
                accounts.officer(UUID.fromString(filter.holder()), desk.examiner(), desk.agency(actor))
                        .map(Actor::accountId)
                        .orElse(-1L);
        };
    }

    QueueSql sql(Asked asked) {
        LocalDate today = LocalDate.now(clock);
        boolean near = asked.filter().clock() == Nearness.NEAR || asked.filter().clock() == Nearness.IN_TIME;
        return new QueueSql(
                asked.filter(),
                asked.desk().scope(asked.actor()),
                asked.holder(),
                asked.person(),
                today,
                near ? soon(today) : today);
    }

    private LocalDate soon(LocalDate today) {
        return TimeLeft.lastSoon(today, calendar.workingDays(), policy.at(today));
    }

    /** Up to that many files from the place on, or before it; those before it from the nearest on. */
    List<QueuedFile> read(Asked asked, QueuePlace place, int limit) {
        record Found(QueuedFile file, int found) {}
        boolean back = place != null && place.back();
        QueueSql sql = sql(asked).from(place);
        return jdbi.withHandle(handle -> {
            if (sql.hasKeys()) {
                List<Found> found = sql.bindWithKeys(handle.createQuery(sql.byKeys(back)))
                        .bind("limit", limit)
                        .map((row, context) -> new Found(QueuedFile.read(row, asked.actor()), row.getInt("found")))
                        .list();
                if (found.isEmpty() || found.get(0).found() < QueueSql.MANY) {
                    return found.stream().map(Found::file).toList();
                }
            }
            return sql.bind(handle.createQuery(sql.inOrder(back)))
                    .bind("limit", limit)
                    .map((row, context) -> QueuedFile.read(row, asked.actor()))
                    .list();
        });
    }

    /** The beginning of the line that the filter leaves, as much of it as one decision can be about. */
    QueueHead head(Asked asked) {
        int most = policy.at(LocalDate.now(clock)).integer("bulk.most");
        List<UUID> files =
                read(asked, null, most + 1).stream().map(QueuedFile::publicId).toList();
        return files.size() > most ? new QueueHead(files.subList(0, most), true) : new QueueHead(files, false);
    }

    QueueCounts counts(Desk desk, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        return jdbi.withHandle(handle -> {
            Map<Status, Integer> files = new EnumMap<>(Status.class);
            Map<Status, Integer> near = new EnumMap<>(Status.class);
            Map<Status, Integer> overdue = new EnumMap<>(Status.class);
            handle.createQuery(
                            """
                            select s.status,
                                   (select count(*) from (select 1 from application.work_item w
                                        where w.desk_of = :scope and w.status = s.status limit :cap) as few) as files,
                                   (select count(*) from (select 1 from application.work_item w
                                        where w.desk_of = :scope and w.status = s.status
                                          and w.due_order between :today and :soon limit :cap) as few) as near,
                                   (select count(*) from (select 1 from application.work_item w
                                        where w.desk_of = :scope and w.status = s.status
                                          and w.due_order < :today limit :cap) as few) as overdue
                            from unnest(:statuses) as s(status)
                            """)
                    .bind("scope", desk.scope(actor))
                    .bind("statuses", Claims.names(desk.statuses()))
                    .bind("today", today)
                    .bind("soon", soon(today))
                    .bind("cap", QueueCounts.CAP)
                    .map((row, context) -> {
                        Status status = Status.valueOf(row.getString("status"));
                        near.put(status, row.getInt("near"));
                        overdue.put(status, row.getInt("overdue"));
                        return files.put(status, row.getInt("files"));
                    })
                    .list();
            return handle.createQuery(
                            """
                            select (select count(*) from (select 1 from application.work_item w
                                        where w.officer_id = :actor and w.desk_of = :scope
                                          and w.status = any(:statuses) limit :cap) as few) as held,
                                   (select count(*) from (select 1 from application.work_item w
                                        where w.officer_id = :actor and w.due_order < :today and w.desk_of = :scope
                                          and w.status = any(:statuses) limit :cap) as few) as held_overdue
                            """)
                    .bind("scope", desk.scope(actor))
                    .bind("statuses", Claims.names(desk.statuses()))
                    .bind("today", today)
                    .bind("actor", actor.accountId())
                    .bind("cap", QueueCounts.CAP)
                    .map((row, context) ->
                            new QueueCounts(files, near, overdue, row.getInt("held"), row.getInt("held_overdue")))
                    .one();
        });
    }
}
