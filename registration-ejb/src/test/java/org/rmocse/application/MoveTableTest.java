package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Role;

/** The table of moves against the design's, over every kind, status, action and actor. */
class MoveTableTest {

    private static final Map<ApplicationKind, Route> ROUTES = Map.of(
            ApplicationKind.INITIAL, Route.FULL,
            ApplicationKind.RENEWAL, Route.FULL,
            ApplicationKind.CHANGE, Route.FULL,
            ApplicationKind.RE_REGISTRATION, Route.FULL,
            ApplicationKind.REISSUE, Route.AGENCY,
            ApplicationKind.CANCELLATION, Route.AGENCY,
            ApplicationKind.OTHER_MATTER, Route.CENTRE);

    private static final Set<Status> ENDED =
            EnumSet.of(Status.APPROVED, Status.REFUSED, Status.WITHDRAWN, Status.LAPSED);

    @Test
    void allows_exactly_what_the_design_says() {
        List<String> differences = new ArrayList<>();
        int cells = 0;
        int allowed = 0;
        for (ApplicationKind kind : ApplicationKind.values()) {
            for (Status from : Status.values()) {
                for (Action action : Action.values()) {
                    for (String by : ExpectedMoves.ACTORS) {
                        List<Status> expected = ExpectedMoves.target(action, by, kind, from).stream()
                                .toList();
                        List<Status> found = targets(action, by, kind, from);
                        if (!found.equals(expected)) {
                            differences.add(
                                    kind + " " + from + " " + action + " by " + by + ": " + expected + " but " + found);
                        }
                        cells++;
                        allowed += found.size();
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(cells).isEqualTo(7 * 11 * 16 * 12);
        assertThat(allowed).isEqualTo(ExpectedMoves.allowed());
    }

    @Test
    void offers_each_role_exactly_the_actions_it_may_take() {
        for (ApplicationKind kind : ApplicationKind.values()) {
            for (Status from : Status.values()) {
                for (Role role : Role.values()) {
                    List<Action> expected = Arrays.stream(Action.values())
                            .filter(action -> ExpectedMoves.target(action, role.name(), kind, from)
                                    .isPresent())
                            .toList();
                    assertThat(MoveTable.open(kind.route(), from, role::equals))
                            .as("%s %s %s", kind, from, role)
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }

    @Test
    void offers_who_has_several_roles_the_actions_of_all_and_each_once() {
        assertThat(MoveTable.open(
                        Route.FULL,
                        Status.INITIAL_PASSED,
                        EnumSet.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER)::contains))
                .containsExactly(Action.TAKE_BACK_INITIAL, Action.REPORT);
        assertThat(MoveTable.open(Route.FULL, Status.SUBMITTED, role -> true))
                .containsExactly(Action.WITHDRAW, Action.ACCEPT, Action.RETURN);
    }

    @Test
    void every_kind_takes_the_designs_route() {
        for (ApplicationKind kind : ApplicationKind.values()) {
            assertThat(kind.route()).as(kind.name()).isEqualTo(ROUTES.get(kind));
        }
    }

    @Test
    void every_action_has_a_row_and_nothing_leads_on_from_an_end() {
        for (Action action : Action.values()) {
            assertThat(MoveTable.of(action)).as(action.name()).isNotEmpty();
        }
        assertThat(MoveTable.ROWS).allSatisfy(row -> assertThat(row.from()).doesNotContainAnyElementsOf(ENDED));
    }

    @Test
    void nobody_has_a_move_where_a_file_is_closed_and_somebody_has_one_wherever_it_is_open() {
        for (ApplicationKind kind : ApplicationKind.values()) {
            for (Status status : Status.values()) {
                boolean reachable = status == Status.DRAFT
                        || MoveTable.ROWS.stream()
                                .anyMatch(row ->
                                        row.to() == status && row.routes().contains(kind.route()));
                List<Action> open = MoveTable.open(kind.route(), status, role -> true);
                if (ENDED.contains(status)) {
                    assertThat(open).as("%s %s", kind, status).isEmpty();
                } else if (reachable) {
                    assertThat(open).as("%s %s", kind, status).isNotEmpty();
                }
            }
        }
    }

    @Test
    void who_moves_next_is_who_the_status_says() {
        Map<Turn, Set<Role>> desks = Map.of(
                Turn.APPLICANT, Set.of(Role.APPLICANT),
                Turn.AGENCY, Set.of(Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER),
                Turn.CENTRE, Set.of(Role.FINAL_REVIEWER),
                Turn.MINISTRY, Set.of(Role.MINISTRY_OFFICER),
                Turn.NOBODY, Set.of());
        for (Status status : Status.values()) {
            assertThat(status.isOpen()).as(status.name()).isEqualTo(!ENDED.contains(status) && status != Status.DRAFT);
            assertThat(status.turn() == Turn.NOBODY).as(status.name()).isEqualTo(ENDED.contains(status));
            Set<Role> onTurn = desks.get(status.turn());
            if (!onTurn.isEmpty()) {
                assertThat(MoveTable.open(Route.FULL, status, onTurn::contains))
                        .as(status.name())
                        .isNotEmpty();
            }
        }
    }

    private static List<Status> targets(Action action, String by, ApplicationKind kind, Status from) {
        return MoveTable.of(action).stream()
                .filter(row -> by.equals("CLOCK") ? row.clock() : row.by().contains(Role.valueOf(by)))
                .filter(row -> row.routes().contains(kind.route()) && row.from().contains(from))
                .map(Move::to)
                .toList();
    }
}
