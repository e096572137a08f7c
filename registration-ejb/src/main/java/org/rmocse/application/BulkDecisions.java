package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.account.CurrentActor;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * One decision about many files: looked at beforehand, ordered, carried out in chunks by {@link BulkWork}, and undone while
 * nothing has left the house. A pass begins at once, since it is told to nobody before the report; what writes letters begins
 * only after a while in which it can be called off. Every file moves by the statement that moves a single one.
 */
@Stateless
public class BulkDecisions {

    private static final int LONGEST_NOTE = 4000;
    private static final Set<Action> BULK = EnumSet.of(
            Action.ACCEPT,
            Action.RETURN,
            Action.PASS_INITIAL,
            Action.REFUSE_INITIAL,
            Action.TAKE_BACK_INITIAL,
            Action.PASS_FINAL,
            Action.REFUSE_FINAL,
            Action.TAKE_BACK_FINAL);

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private BulkChecks checks;

    @Inject
    private BulkQueries queries;

    @Inject
    private AuditTrail audit;

    @Inject
    private Event<BulkOrdered> ordered;

    public BulkDecisions() {}

    BulkDecisions(
            Jdbi jdbi,
            Clock clock,
            Policy policy,
            CurrentActor current,
            BulkChecks checks,
            BulkQueries queries,
            AuditTrail audit,
            Event<BulkOrdered> ordered) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.checks = checks;
        this.queries = queries;
        this.audit = audit;
        this.ordered = ordered;
    }

    /** What the actor may decide about many files of this status, in the table's order; nothing where it is not the actor's. */
    @RolesAllowed({
        RoleNames.AGENCY_REVIEWER,
        RoleNames.AGENCY_MANAGER,
        RoleNames.FINAL_REVIEWER,
        RoleNames.MINISTRY_OFFICER
    })
    public List<Action> offered(Status status) {
        Actor actor = current.actor();
        return MoveTable.ROWS.stream()
                .filter(row -> row.from().contains(status) && row.by().stream().anyMatch(actor::has))
                .map(Move::action)
                .filter(BULK::contains)
                .distinct()
                .toList();
    }

    /**
     * What the decision would do to each file now, moving nothing.
     *
     * @param reasons what is flagged so far; may be empty as yet
     * @param note the officer's opinion; null while nothing is written
     * @throws Rejected NOTHING_CHOSEN, BULK_TOO_MANY, or NOT_FOUND for what nobody decides about many
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public BulkPreview preview(Action action, Collection<UUID> files, List<ReasonGiven> reasons, String note) {
        requireBulk(action, files);
        return look(action, files, new Decision(Decision.noted(note).note(), reasons), current.actor());
    }

    private BulkPreview look(Action action, Collection<UUID> files, Decision decision, Actor actor) {
        List<BulkQueries.Named> named = queries.files(files, actor);
        Map<UUID, Long> seen = seen(named);
        Map<UUID, NotMoved> stay = byFile(checks.wouldStay(action, seen, actor, decision));
        Set<Long> late = checks.late(action, seen.values(), decision);
        return new BulkPreview(
                action,
                named.stream()
                        .map(file ->
                                line(file, stay.get(file.publicId()), file.id() != null && late.contains(file.id())))
                        .sorted(Comparator.comparing(BulkLine::outcome))
                        .toList());
    }

    private static BulkLine line(BulkQueries.Named file, NotMoved stays, boolean late) {
        NotMoved why = file.id() == null ? new NotMoved(file.publicId(), "NOT_FOUND", null, null, null) : stays;
        return new BulkLine(
                file.publicId(),
                file.receiptNumber(),
                file.personName(),
                file.employerName(),
                file.kind(),
                file.status(),
                why == null ? BulkOutcome.WILL_MOVE : BulkOutcome.NOT_MOVED,
                why == null ? null : why.code(),
                why == null ? null : why.lastActor(),
                why == null ? null : why.lastAt(),
                late);
    }

    /**
     * Orders the decision. Files that would not move now are left out of it with the reason, so that nothing is decided that
     * the preview did not promise.
     *
     * @param reasons for the applicants, the same for all; required with a return and a refusal
     * @param note for the history; null for none
     * @return the order's id
     * @throws Rejected as {@link #preview}; BULK_NOTHING_MOVES; what is wrong with the reasons as with a single file; TOO_LONG
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public UUID order(Action action, Collection<UUID> files, List<ReasonGiven> reasons, String note) {
        requireBulk(action, files);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new Rejected(Finding.of("TOO_LONG", "note").having(note.length(), LONGEST_NOTE));
        }
        Actor actor = current.actor();
        Decision decision =
                switch (action) {
                    case RETURN -> Reviews.reasoned(reasons, true, note);
                    case REFUSE_INITIAL, REFUSE_FINAL -> Reviews.reasoned(reasons, false, note);
                    default -> Decision.noted(note);
                };
        BulkPreview look = look(action, files, decision, actor);
        if (look.will() == 0) {
            throw new Rejected(
                    look.late() > 0 && decision.note() == null
                            ? Finding.of("LATE_REASON", "note", "D22")
                            : Finding.of("BULK_NOTHING_MOVES", null));
        }
        return keep(action, look.lines(), seen(queries.files(files, actor)), decision, actor, null);
    }

    /**
     * Calls an order off: what has not moved yet stays. What has moved stays moved.
     *
     * @throws Rejected BULK_ENDED where nothing of it is left to be done, or NOT_FOUND
     */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public void callOff(UUID order) {
        Actor actor = current.actor();
        Kept kept = own(order, actor);
        if (kept.state().hasEnded()) {
            throw new Rejected(Finding.of("BULK_ENDED", null));
        }
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
        Kept kept = own(order, actor);
        if (kept.state().hasEnded()) {
            throw new Rejected(Finding.of("BULK_ENDED", null));
        }
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
        BulkPreview look = look(action, moved, Decision.NONE, actor);
        if (look.willNot() > 0) {
            throw new Rejected(Finding.of("BULK_NOT_UNDOABLE", null));
        }
        return keep(action, look.lines(), seen(queries.files(moved, actor)), Decision.NONE, actor, kept.id());
    }

    /** How many minutes what writes letters waits before it begins. */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public int undoMinutes() {
        return policy.at(LocalDate.now(clock)).integer("bulk.undo_minutes");
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
        return queries.order(order, current.actor()).orElseThrow(BulkDecisions::missing);
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

    private void requireBulk(Action action, Collection<UUID> files) {
        if (!BULK.contains(action)) {
            throw missing();
        }
        if (files.isEmpty()) {
            throw new Rejected(Finding.of("NOTHING_CHOSEN", null));
        }
        int most = policy.at(LocalDate.now(clock)).integer("bulk.most");
        if (files.size() > most) {
            throw new Rejected(Finding.of("BULK_TOO_MANY", null).having(files.size(), most));
        }
    }

    /** The actor's own order, held until the transaction ends. */
    private Kept own(UUID order, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select id, state from application.bulk_order where public_id = :id and account_id = :account for update")
                        .bind("id", order)
                        .bind("account", actor.accountId())
                        .map((row, context) -> new Kept(row.getLong("id"), BulkState.valueOf(row.getString("state"))))
                        .findOne())
                .orElseThrow(BulkDecisions::missing);
    }

    private UUID keep(
            Action action, List<BulkLine> lines, Map<UUID, Long> keys, Decision decision, Actor actor, Long undoes) {
        UUID publicId = PublicId.next();
        OffsetDateTime now = OffsetDateTime.now(clock);
        int minutes = MoveNotices.notice(action).isPresent() ? undoMinutes() : 0;
        BulkRows.insert(jdbi, publicId, action, lines, keys, decision, actor, now, now.plusMinutes(minutes), undoes);
        audit.record(
                actor,
                "application.bulk_ordered",
                "bulk_order",
                publicId,
                Map.of("action", action.name(), "files", String.valueOf(lines.size())));
        ordered.fire(new BulkOrdered());
        return publicId;
    }

    private static Map<UUID, Long> seen(List<BulkQueries.Named> files) {
        Map<UUID, Long> seen = new LinkedHashMap<>();
        files.stream().filter(file -> file.id() != null).forEach(file -> seen.put(file.publicId(), file.id()));
        return seen;
    }

    private static Map<UUID, NotMoved> byFile(List<NotMoved> stay) {
        return stay.stream()
                .filter(reason -> reason.publicId() != null)
                .collect(Collectors.toMap(NotMoved::publicId, Function.identity()));
    }

    private static Rejected missing() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }

    private record Kept(long id, BulkState state) {}
}
