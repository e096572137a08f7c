package org.rmocse.application;

import static org.rmocse.application.Route.AGENCY;
import static org.rmocse.application.Route.CENTRE;
import static org.rmocse.application.Route.FULL;
import static org.rmocse.application.Status.APPROVED;
import static org.rmocse.application.Status.AWAITING_APPROVAL;
import static org.rmocse.application.Status.DRAFT;
import static org.rmocse.application.Status.INITIAL_PASSED;
import static org.rmocse.application.Status.LAPSED;
import static org.rmocse.application.Status.REFUSED;
import static org.rmocse.application.Status.REPORTED;
import static org.rmocse.application.Status.RETURNED;
import static org.rmocse.application.Status.SUBMITTED;
import static org.rmocse.application.Status.UNDER_INITIAL_REVIEW;
import static org.rmocse.application.Status.WITHDRAWN;
import static org.rmocse.shared.Role.AGENCY_MANAGER;
import static org.rmocse.shared.Role.AGENCY_REVIEWER;
import static org.rmocse.shared.Role.APPLICANT;
import static org.rmocse.shared.Role.FINAL_REVIEWER;
import static org.rmocse.shared.Role.MINISTRY_OFFICER;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rmocse.shared.Role;

/**
 * The whole life cycle on one screen. {@link Moves} performs what stands here and nothing else; pages draw their buttons
 * from it.
 */
final class MoveTable {

    static final List<Move> ROWS = List.of(
            row(Action.SUBMIT, APPLICANT, Set.of(FULL, AGENCY), Set.of(DRAFT, RETURNED), SUBMITTED),
            row(Action.SUBMIT, APPLICANT, Set.of(CENTRE), Set.of(DRAFT, RETURNED), REPORTED),
            row(Action.WITHDRAW, APPLICANT, all(), Set.of(SUBMITTED, RETURNED, UNDER_INITIAL_REVIEW), WITHDRAWN),
            new Move(
                    Action.ACCEPT,
                    Set.of(AGENCY_REVIEWER),
                    true,
                    Set.of(FULL, AGENCY),
                    Set.of(SUBMITTED),
                    UNDER_INITIAL_REVIEW),
            row(
                    Action.RETURN,
                    AGENCY_REVIEWER,
                    Set.of(FULL, AGENCY),
                    Set.of(SUBMITTED, UNDER_INITIAL_REVIEW),
                    RETURNED),
            row(Action.RETURN, FINAL_REVIEWER, Set.of(CENTRE), Set.of(REPORTED), RETURNED),
            new Move(Action.LAPSE, Set.of(), true, all(), Set.of(RETURNED), LAPSED),
            row(
                    Action.PASS_INITIAL,
                    AGENCY_REVIEWER,
                    Set.of(FULL, AGENCY),
                    Set.of(UNDER_INITIAL_REVIEW),
                    INITIAL_PASSED),
            row(Action.REFUSE_INITIAL, AGENCY_REVIEWER, Set.of(FULL, AGENCY), Set.of(UNDER_INITIAL_REVIEW), REFUSED),
            row(
                    Action.TAKE_BACK_INITIAL,
                    AGENCY_REVIEWER,
                    Set.of(FULL, AGENCY),
                    Set.of(INITIAL_PASSED),
                    UNDER_INITIAL_REVIEW),
            row(Action.REPORT, AGENCY_MANAGER, Set.of(FULL), Set.of(INITIAL_PASSED), REPORTED),
            row(Action.FORWARD, AGENCY_MANAGER, Set.of(AGENCY), Set.of(INITIAL_PASSED), AWAITING_APPROVAL),
            row(Action.PASS_FINAL, FINAL_REVIEWER, Set.of(FULL, CENTRE), Set.of(REPORTED), AWAITING_APPROVAL),
            row(Action.REFUSE_FINAL, FINAL_REVIEWER, Set.of(FULL, CENTRE), Set.of(REPORTED), REFUSED),
            row(Action.SEND_BACK, FINAL_REVIEWER, Set.of(FULL), Set.of(REPORTED), UNDER_INITIAL_REVIEW),
            row(Action.TAKE_BACK_FINAL, FINAL_REVIEWER, Set.of(FULL, CENTRE), Set.of(AWAITING_APPROVAL), REPORTED),
            row(Action.APPROVE, MINISTRY_OFFICER, all(), Set.of(AWAITING_APPROVAL), APPROVED),
            row(Action.REJECT, MINISTRY_OFFICER, all(), Set.of(AWAITING_APPROVAL), REFUSED));

    private MoveTable() {}

    /** The rows of one action; never empty. */
    static List<Move> of(Action action) {
        return ROWS.stream().filter(row -> row.action() == action).toList();
    }

    /** What somebody with these roles may do to an application of that route and status, in the table's order. */
    static List<Action> open(Route route, Status status, Predicate<Role> has) {
        return ROWS.stream()
                .filter(row -> row.routes().contains(route))
                .filter(row -> row.from().contains(status))
                .filter(row -> row.by().stream().anyMatch(has))
                .map(Move::action)
                .distinct()
                .toList();
    }

    private static Move row(Action action, Role by, Set<Route> routes, Set<Status> from, Status to) {
        return new Move(action, Set.of(by), false, routes, from, to);
    }

    private static Set<Route> all() {
        return Set.of(Route.values());
    }
}
