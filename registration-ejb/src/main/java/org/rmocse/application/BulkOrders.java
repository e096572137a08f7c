package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * What becomes of the decisions about many files that an officer has ordered with {@link BulkDecisions}: how far they have come,
 * begun before their time, called off, and undone while nothing has left the house.
 */
@Stateless
public class BulkOrders {

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private CurrentActor current;

    @Inject
    private BulkChecks checks;

    @Inject
    private BulkQueries queries;

    @Inject
    private BulkRows rows;

    @Inject
    private AuditTrail audit;

    @Inject
    private Event<BulkOrdered> ordered;

    public BulkOrders() {}

    BulkOrders(
            Jdbi jdbi,
            Clock clock,
            CurrentActor current,
            BulkChecks checks,
            BulkQueries queries,
            BulkRows rows,
            AuditTrail audit,
            Event<BulkOrdered> ordered) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.checks = checks;
        this.queries = queries;
        this.rows = rows;
        this.audit = audit;
        this.ordered = ordered;
    }

    /**
     * Calls an order off: what has not moved yet stays. What has moved stays moved.
     *
     * @throws Rejected BULK_ENDED where nothing of it is left to be done, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void callOff(UUID order) {
        Actor actor = current.actor();
        Kept kept = unended(order, actor);
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            update application.bulk_row set outcome = 'NOT_MOVED', code = 'CALLED_OFF', at = :at
                            where order_id = :id and outcome is null
                            """)
                    .bind("id", kept.id())
                    .bind("at", OffsetDateTime.now(clock))
                    .execute();
            handle.createUpdate("update application.bulk_order set state = 'CALLED_OFF', ended_at = :at where id = :id")
                    .bind("id", kept.id())
                    .bind("at", OffsetDateTime.now(clock))
                    .execute();
        });
        audit.record(actor, "application.bulk_called_off", "bulk_order", order, Map.of());
    }

    /**
     * Lets a waiting order begin before its time.
     *
     * @throws Rejected BULK_ENDED where it has ended, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void beginNow(UUID order) {
        Actor actor = current.actor();
        Kept kept = unended(order, actor);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update application.bulk_order set starts_at = least(starts_at, :at) where id = :id")
                .bind("id", kept.id())
                .bind("at", OffsetDateTime.now(clock))
                .execute());
        audit.record(actor, "application.bulk_begun", "bulk_order", order, Map.of());
        ordered.fire(new BulkOrdered());
    }

    /**
     * Takes back every pass of an order, as a whole, while each still stands as it was given.
     *
     * @return the id of the order that does it
     * @throws Rejected BULK_NOT_UNDOABLE where any has gone on or was taken back, or it was undone before; or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public UUID undo(UUID order) {
        Actor actor = current.actor();
        Kept kept = own(order, actor);
        BulkOrder seen = queries.order(order, actor).orElseThrow();
        if (!seen.undoable()) {
            throw new Rejected(Finding.of("BULK_NOT_UNDOABLE", null));
        }
        Action action = undoing(seen.action());
        List<UUID> moved = queries.lines(order, actor).stream()
                .filter(line -> line.outcome() == BulkOutcome.MOVED)
                .map(BulkLine::file)
                .toList();
        BulkLook look = checks.look(action, moved, Decision.NONE, actor);
        if (look.preview().willNot() > 0) {
            throw new Rejected(Finding.of("BULK_NOT_UNDOABLE", null));
        }
        return rows.keep(look, Decision.NONE, actor, 0, kept.id());
    }

    /** What takes a pass back; null for what is no pass. */
    static Action undoing(Action action) {
        return switch (action) {
            case PASS_INITIAL -> Action.TAKE_BACK_INITIAL;
            case PASS_FINAL -> Action.TAKE_BACK_FINAL;
            default -> null;
        };
    }

    /** How far an order of the actor's has come. @throws Rejected NOT_FOUND */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public BulkOrder progress(UUID order) {
        return queries.order(order, current.actor()).orElseThrow(BulkOrders::missing);
    }

    /** What became of each file of an order, those that did not move first; nothing where it is not the actor's. */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public List<BulkLine> lines(UUID order) {
        return queries.lines(order, current.actor());
    }

    /** The same as a sheet, a CSV file that spreadsheets open. @throws Rejected NOT_FOUND */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public byte[] report(UUID order, Locale locale) {
        return BulkReport.of(progress(order).action(), lines(order), locale);
    }

    /** The latest orders of the actor's, the last one first. */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public List<BulkOrder> mine() {
        return queries.latest(current.actor());
    }

    private Kept unended(UUID order, Actor actor) {
        Kept kept = own(order, actor);
        if (kept.state().hasEnded()) {
            throw new Rejected(Finding.of("BULK_ENDED", null));
        }
        return kept;
    }

    /** The actor's own order, held until the transaction ends. */
    private Kept own(UUID order, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select id, state from application.bulk_order where public_id = :id and account_id = :account for update")
                        .bind("id", order)
                        .bind("account", actor.accountId())
                        .map((row, context) -> new Kept(row.getLong("id"), BulkState.valueOf(row.getString("state"))))
                        .findOne())
                .orElseThrow(BulkOrders::missing);
    }

    private static Rejected missing() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }

    private record Kept(long id, BulkState state) {}
}
