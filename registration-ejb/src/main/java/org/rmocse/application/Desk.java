package org.rmocse.application;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/** The reviewing desks: which statuses lie on each, who sees it, who takes files of it in hand, and who assigns them. */
public enum Desk {
    AGENCY(
            List.of(Status.SUBMITTED, Status.UNDER_INITIAL_REVIEW, Status.INITIAL_PASSED),
            List.of(Status.SUBMITTED, Status.UNDER_INITIAL_REVIEW),
            Role.AGENCY_REVIEWER,
            Role.AGENCY_MANAGER),
    CENTRE(
            List.of(Status.REPORTED, Status.AWAITING_APPROVAL),
            List.of(Status.REPORTED),
            Role.FINAL_REVIEWER,
            Role.FINAL_REVIEWER),
    MINISTRY(
            List.of(Status.AWAITING_APPROVAL),
            List.of(Status.AWAITING_APPROVAL),
            Role.MINISTRY_OFFICER,
            Role.MINISTRY_OFFICER);

    private final List<Status> statuses;
    private final List<Status> inHand;
    private final Role examiner;
    private final Role assigner;

    Desk(List<Status> statuses, List<Status> inHand, Role examiner, Role assigner) {
        this.statuses = statuses;
        this.inHand = inHand;
        this.examiner = examiner;
        this.assigner = assigner;
    }

    /** What lies here, in the order of the work. */
    public List<Status> statuses() {
        return statuses;
    }

    /** Of these, where an officer takes a file in hand, so that nobody else decides it. */
    public List<Status> inHand() {
        return inHand;
    }

    /** Who decides here, and so takes files in hand. */
    public Role examiner() {
        return examiner;
    }

    /** Whether the actor gives files of this desk to those who decide here. */
    public boolean isAssignedBy(Actor actor) {
        return actor.has(assigner);
    }

    /** Whether the actor sees this desk; an agency's is seen from the own agency only. */
    boolean isOpenTo(Actor actor) {
        return (actor.has(examiner) || actor.has(assigner)) && (this != AGENCY || actor.agencyId() != null);
    }

    /** Whether the actor takes files of this status in hand here. */
    boolean isTakenBy(Actor actor, Status status) {
        return actor.has(examiner) && isOpenTo(actor) && inHand.contains(status);
    }

    /** The actor's desk on which this status lies, one where it can be taken in hand before another; empty if none. */
    static Optional<Desk> of(Actor actor, Status status) {
        return Arrays.stream(values())
                .filter(desk -> desk.statuses.contains(status) && desk.isOpenTo(actor))
                .max((one, other) -> Boolean.compare(one.isTakenBy(actor, status), other.isTakenBy(actor, status)));
    }

    /** Whose files: the agency's key, or 0 at the desks of the whole country. */
    long scope(Actor actor) {
        return this == AGENCY ? actor.agencyId() : 0;
    }

    /** The agency whose officers decide here; null for the whole country's. */
    Long agency(Actor actor) {
        return this == AGENCY ? actor.agencyId() : null;
    }

    /** Whether whoever passed a file initially must not have it in hand at this status. */
    boolean needsOtherThanInitialReviewer(Status status) {
        return decisions(status).stream().anyMatch(Fairness::needsOtherThanInitialReviewer);
    }

    /** Whether whoever passed a file finally must not have it in hand at this status. */
    boolean needsOtherThanFinalReviewer(Status status) {
        return decisions(status).stream().anyMatch(Fairness::needsOtherThanFinalReviewer);
    }

    private Set<Action> decisions(Status status) {
        return MoveTable.ROWS.stream()
                .filter(row -> row.from().contains(status) && row.by().contains(examiner))
                .map(Move::action)
                .collect(java.util.stream.Collectors.toSet());
    }
}
