package org.rmocse.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.AccountDirectory;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;

/**
 * Carries out what was ordered about many files, one chunk in a transaction of its own. Whoever works on an order holds its
 * row, so that another node passes it over; a row that has an outcome is done with, so that work goes on where it stopped.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class BulkRuns {

    private static final Jsonb JSON = JsonbBuilder.create();

    private Jdbi jdbi;
    private Clock clock;
    private AccountDirectory accounts;
    private Moves moves;
    private BulkChecks checks;

    protected BulkRuns() {}

    @Inject
    public BulkRuns(Jdbi jdbi, Clock clock, AccountDirectory accounts, Moves moves, BulkChecks checks) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.accounts = accounts;
        this.moves = moves;
        this.checks = checks;
    }

    /** The orders that may be worked on now, the one that has waited longest first. */
    List<Long> due() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from application.bulk_order where state in ('WAITING', 'RUNNING') and starts_at <= :now
                        order by starts_at, id
                        """)
                .bind("now", OffsetDateTime.now(clock))
                .mapTo(Long.class)
                .list());
    }

    /**
     * Does the next files of an order.
     *
     * @param most how many at the most
     * @return how many had their turn; none where the order has ended, or another node works on it
     */
    int run(long id, int most) {
        Optional<Ordered> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select action, account_id, agency_id, note, reasons::text as reasons from application.bulk_order
                        where id = :id and state in ('WAITING', 'RUNNING') and starts_at <= :now for update skip locked
                        """)
                .bind("id", id)
                .bind("now", OffsetDateTime.now(clock))
                .map((row, context) -> new Ordered(
                        Action.valueOf(row.getString("action")),
                        row.getLong("account_id"),
                        row.getObject("agency_id", Long.class),
                        new Decision(
                                row.getString("note"),
                                List.of(JSON.fromJson(row.getString("reasons"), ReasonGiven[].class)))))
                .findOne());
        if (found.isEmpty()) {
            return 0;
        }
        Ordered order = found.get();
        Instant at = clock.instant();
        Map<UUID, Long> files = next(id, most);
        Optional<Actor> actor = accounts.actor(order.account()).filter(one -> mayStill(one, order));
        List<NotMoved> stay = actor.isPresent()
                ? perform(order, files, actor.get(), at)
                : files.keySet().stream()
                        .map(file -> new NotMoved(file, "OFFICER_CHANGED", null, null, null))
                        .toList();
        keep(id, files, stay, at);
        return files.size();
    }

    /** The place of the first file of an order that has not had its turn; empty where all have. */
    Optional<Integer> first(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select min(position) from application.bulk_row where order_id = :id and outcome is null")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne());
    }

    /** Notes that one file could not be decided by a fault of ours, so that the others can go on. */
    void fail(long id, int position) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update application.bulk_row set outcome = 'FAILED', at = :at
                        where order_id = :id and position = :position and outcome is null
                        """)
                .bind("id", id)
                .bind("position", position)
                .bind("at", OffsetDateTime.now(clock))
                .execute());
    }

    private Map<UUID, Long> next(long id, int most) {
        Map<UUID, Long> files = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select public_id, application_id from application.bulk_row
                        where order_id = :id and outcome is null order by position limit :most
                        """)
                .bind("id", id)
                .bind("most", most)
                .map((row, context) -> files.put(row.getObject("public_id", UUID.class), row.getLong("application_id")))
                .list());
        return files;
    }

    private static boolean mayStill(Actor actor, Ordered order) {
        return Objects.equals(actor.agencyId(), order.agency())
                && MoveTable.of(order.action()).stream()
                        .anyMatch(row -> row.by().stream().anyMatch(actor::has));
    }

    /** Decides what the checks leave; what one officer's decision does at a desk this does, too. */
    private List<NotMoved> perform(Ordered order, Map<UUID, Long> files, Actor actor, Instant at) {
        List<NotMoved> stay = order.decision().note() == null && order.action() == Action.RETURN
                ? checks.wouldStay(order.action(), files, actor, order.decision()).stream()
                        .filter(reason -> reason.code().equals("LATE_REASON"))
                        .toList()
                : List.of();
        Outcome outcome =
                moves.perform(order.action(), BulkChecks.without(files, stay).values(), actor, at, order.decision());
        List<Long> identified = outcome.moved().stream()
                .filter(file -> order.action() == Action.PASS_INITIAL && file.kind() == ApplicationKind.INITIAL)
                .map(Moved::personId)
                .toList();
        if (!identified.isEmpty()) {
            accounts.confirmIdentities(identified);
        }
        List<NotMoved> all = new ArrayList<>(stay);
        all.addAll(outcome.notMoved());
        // a file that is not found any more says nothing of itself, so it is known by what is said of no file
        List<UUID> said = all.stream().map(NotMoved::publicId).toList();
        List<UUID> moved = outcome.moved().stream().map(Moved::publicId).toList();
        files.keySet().stream()
                .filter(file -> !said.contains(file) && !moved.contains(file))
                .forEach(file -> all.add(new NotMoved(file, "NOT_FOUND", null, null, null)));
        return all.stream().filter(reason -> reason.publicId() != null).toList();
    }

    /** Writes down what became of the files, and whether any are left. */
    private void keep(long id, Map<UUID, Long> files, List<NotMoved> stay, Instant at) {
        List<UUID> moved = new ArrayList<>(BulkChecks.without(files, stay).keySet());
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            update application.bulk_row r
                            set outcome = case when n.code is null then 'MOVED' else 'NOT_MOVED' end, code = n.code,
                                status = n.status, who = n.who, since = n.since::timestamptz, at = :at
                            from (select file, null as code, null as status, null as who, null as since
                                  from unnest(:moved) as m(file)
                                  union all
                                  select * from unnest(:files, :codes, :statuses, :whos, :since)) n
                            where r.order_id = :id and r.public_id = n.file and r.outcome is null
                            """)
                    .bind("id", id)
                    .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                    .bind("moved", moved.toArray(UUID[]::new))
                    .bind("files", stay.stream().map(NotMoved::publicId).toArray(UUID[]::new))
                    .bind("codes", stay.stream().map(NotMoved::code).toArray(String[]::new))
                    .bind(
                            "statuses",
                            stay.stream()
                                    .map(reason -> reason.status() == null
                                            ? null
                                            : reason.status().name())
                                    .toArray(String[]::new))
                    .bind("whos", stay.stream().map(NotMoved::lastActor).toArray(String[]::new))
                    .bind(
                            "since",
                            stay.stream()
                                    .map(reason -> reason.lastAt() == null
                                            ? null
                                            : reason.lastAt().toString())
                                    .toArray(String[]::new))
                    .execute();
            handle.createUpdate(
                            """
                            update application.bulk_order o
                            set state = case when l.some then 'RUNNING' else 'DONE' end,
                                ended_at = case when l.some then null else :at::timestamptz end
                            from (select exists (select 1 from application.bulk_row
                                                 where order_id = :id and outcome is null) as some) l
                            where o.id = :id
                            """)
                    .bind("id", id)
                    .bind("at", OffsetDateTime.ofInstant(at, ClockProducer.ZONE))
                    .execute();
        });
    }

    private record Ordered(Action action, long account, Long agency, Decision decision) {}
}
