package org.rmocse.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.RoleNames;

/**
 * One decision about many files: looked at beforehand, then ordered. A pass begins at once, since it is told to nobody before the
 * report; what writes letters begins only after a while in which it can be called off. {@link BulkWork} carries it out, and
 * {@link BulkOrders} follows what was ordered.
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
    private Clock clock;

    @Inject
    private Policy policy;

    @Inject
    private CurrentActor current;

    @Inject
    private BulkChecks checks;

    @Inject
    private BulkRows rows;

    public BulkDecisions() {}

    BulkDecisions(Clock clock, Policy policy, CurrentActor current, BulkChecks checks, BulkRows rows) {
        this.clock = clock;
        this.policy = policy;
        this.current = current;
        this.checks = checks;
        this.rows = rows;
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
        return checks.look(action, files, new Decision(Decision.noted(note).note(), reasons), current.actor())
                .preview();
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
        BulkLook look = checks.look(action, files, decision, actor);
        if (look.preview().will() == 0) {
            throw new Rejected(
                    look.preview().late() > 0 && decision.note() == null
                            ? Finding.of("LATE_REASON", "note", "D22")
                            : Finding.of("BULK_NOTHING_MOVES", null));
        }
        return rows.keep(look, decision, actor, MoveNotices.notice(action).isPresent() ? undoMinutes() : 0, null);
    }

    /** How many minutes what writes letters waits before it begins. */
    @RolesAllowed({RoleNames.AGENCY_REVIEWER, RoleNames.FINAL_REVIEWER})
    public int undoMinutes() {
        return policy.at(LocalDate.now(clock)).integer("bulk.undo_minutes");
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

    private static Rejected missing() {
        return new Rejected(Finding.of("NOT_FOUND", null));
    }
}
