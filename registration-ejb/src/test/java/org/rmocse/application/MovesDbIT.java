package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;

/** The design's matrix on the database: what moves, what stays and why, and what is written with it. */
class MovesDbIT extends ProcessDatabaseTest {

    private static final Set<Status> ON_A_DESK = EnumSet.of(
            Status.SUBMITTED,
            Status.UNDER_INITIAL_REVIEW,
            Status.INITIAL_PASSED,
            Status.REPORTED,
            Status.AWAITING_APPROVAL);

    private static final Map<Action, String> TOLD = Map.of(
            Action.SUBMIT, "APPLICATION_RECEIVED",
            Action.RETURN, "APPLICATION_RETURNED",
            Action.REFUSE_INITIAL, "APPLICATION_REFUSED",
            Action.REFUSE_FINAL, "APPLICATION_REFUSED",
            Action.REJECT, "APPLICATION_REFUSED",
            Action.APPROVE, "APPLICATION_APPROVED",
            Action.WITHDRAW, "APPLICATION_WITHDRAWN",
            Action.LAPSE, "APPLICATION_LAPSED");

    private static long agency;
    private static List<LaidFile> files;

    /** A file as the database has it after a move was tried. */
    private record Row(Status status, int moves, int entries, String told, String workItem, int version) {}

    /** Laid once; what a test does to them it undoes. */
    @BeforeAll
    static void layAFileOfEveryKindInEveryStatus() {
        CLOCK.moveTo(MONDAY);
        agency = agency();
        files = inTransaction(() -> {
            List<LaidFile> laid = new ArrayList<>();
            Iterator<Person> people = people(ApplicationKind.values().length * Status.values().length)
                    .iterator();
            Map<String, String> policy = POLICY.at(today()).asMap();
            for (ApplicationKind kind : ApplicationKind.values()) {
                for (Status status : Status.values()) {
                    laid.add(LaidFile.lay(JDBI, kind, status, people.next().id(), agency, MONDAY, policy));
                }
            }
            return laid;
        });
    }

    @Test
    void moves_exactly_what_the_design_says_for_every_officer_and_the_clock() {
        List<String> differences = new ArrayList<>();
        for (Action action : Action.values()) {
            for (String by : ExpectedMoves.ACTORS) {
                if (!by.equals("APPLICANT")) {
                    Actor actor = actor(by);
                    undone(() -> {
                        Outcome outcome = MOVES.perform(action, ids(), actor, CLOCK.instant(), Decision.NONE);
                        compare(action, by, outcome, differences);
                    });
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void moves_exactly_what_the_design_says_for_the_owner() {
        List<String> differences = new ArrayList<>();
        for (Action action : Action.values()) {
            undone(() -> {
                List<Moved> moved = new ArrayList<>();
                List<NotMoved> notMoved = new ArrayList<>();
                for (LaidFile file : files) {
                    Outcome outcome =
                            MOVES.perform(action, List.of(file.id()), owner(file), CLOCK.instant(), Decision.NONE);
                    moved.addAll(outcome.moved());
                    notMoved.addAll(outcome.notMoved());
                }
                compare(action, "APPLICANT", new Outcome(moved, notMoved), differences);
            });
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void somebody_else_moves_no_file_of_an_applicants_and_learns_nothing_of_it() {
        Actor stranger = applicant(person());
        for (Action action : Action.values()) {
            undone(() -> {
                Outcome outcome = MOVES.perform(action, ids(), stranger, CLOCK.instant(), Decision.NONE);
                assertThat(outcome.moved()).isEmpty();
                assertThat(outcome.notMoved()).hasSize(files.size()).allSatisfy(one -> assertThat(one)
                        .isEqualTo(new NotMoved(null, "NOT_FOUND", null, null, null)));
            });
        }
    }

    @Test
    void another_agency_moves_no_file_of_an_agencys_and_learns_nothing_of_it() {
        Actor stranger = officer(agency(), Role.AGENCY_REVIEWER, Role.AGENCY_MANAGER);
        for (Action action : Action.values()) {
            undone(() -> {
                Outcome outcome = MOVES.perform(action, ids(), stranger, CLOCK.instant(), Decision.NONE);
                assertThat(outcome.moved()).isEmpty();
                assertThat(outcome.notMoved()).hasSize(files.size()).allSatisfy(one -> assertThat(one.code())
                        .isEqualTo("NOT_FOUND"));
            });
        }
    }

    @Test
    void a_set_moves_what_it_can_and_names_the_rest() {
        List<Long> set = List.of(
                file(ApplicationKind.INITIAL, Status.INITIAL_PASSED).id(),
                file(ApplicationKind.CHANGE, Status.INITIAL_PASSED).id(),
                file(ApplicationKind.RENEWAL, Status.REPORTED).id(),
                file(ApplicationKind.REISSUE, Status.INITIAL_PASSED).id(),
                -1L);
        undone(() -> {
            Outcome outcome = MOVES.perform(
                    Action.REPORT, set, officer(agency, Role.AGENCY_MANAGER), CLOCK.instant(), Decision.NONE);
            assertThat(outcome.moved()).extracting(Moved::id).containsExactly(set.get(0), set.get(1));
            assertThat(outcome.notMoved())
                    .extracting(NotMoved::code, NotMoved::status)
                    .containsExactlyInAnyOrder(
                            tuple("MOVE_NOT_ALLOWED", Status.REPORTED),
                            tuple("MOVE_NOT_ALLOWED", Status.INITIAL_PASSED),
                            tuple("NOT_FOUND", null));
        });
    }

    @Test
    void an_empty_set_does_nothing() {
        undone(() -> assertThat(MOVES.perform(
                        Action.ACCEPT,
                        List.of(),
                        officer(agency, Role.AGENCY_REVIEWER),
                        CLOCK.instant(),
                        Decision.NONE))
                .isEqualTo(new Outcome(List.of(), List.of())));
    }

    private static void compare(Action action, String by, Outcome outcome, List<String> differences) {
        Map<UUID, Moved> moved =
                outcome.moved().stream().collect(Collectors.toMap(Moved::publicId, Function.identity()));
        Map<UUID, NotMoved> notMoved = outcome.notMoved().stream()
                .filter(one -> one.publicId() != null)
                .collect(Collectors.toMap(NotMoved::publicId, Function.identity()));
        Map<Long, Row> rows = rows();
        int hidden = 0;
        for (LaidFile file : files) {
            Status target =
                    ExpectedMoves.target(action, by, file.kind(), file.status()).orElse(null);
            Status now = target == null ? file.status() : target;
            Row expected = new Row(
                    now,
                    target == null ? 0 : 1,
                    target == null ? 0 : 1,
                    target == null ? null : TOLD.get(action),
                    ON_A_DESK.contains(now) ? now.name() : null,
                    target == null ? 0 : 1);
            boolean told;
            if (target != null) {
                Moved move = moved.get(file.publicId());
                told = move != null
                        && move.from() == file.status()
                        && move.to() == target
                        && move.personId() == file.personId();
            } else if (file.status() == Status.DRAFT && !by.equals("APPLICANT")) {
                told = !notMoved.containsKey(file.publicId());
                hidden++;
            } else {
                NotMoved not = notMoved.get(file.publicId());
                told = not != null && not.code().equals("MOVE_NOT_ALLOWED") && not.status() == file.status();
            }
            if (!Objects.equals(rows.get(file.id()), expected) || !told) {
                differences.add("%s by %s of %s %s: expected %s, is %s, told %s"
                        .formatted(action, by, file.kind(), file.status(), expected, rows.get(file.id()), told));
            }
        }
        long unseen = outcome.notMoved().stream()
                .filter(one -> one.code().equals("NOT_FOUND"))
                .count();
        if (unseen != hidden || outcome.moved().size() + outcome.notMoved().size() != files.size()) {
            differences.add(action + " by " + by + ": " + unseen + " unseen, " + hidden + " expected");
        }
    }

    private static Map<Long, Row> rows() {
        Map<Long, Row> rows = new HashMap<>();
        JDBI.useHandle(handle -> handle.createQuery(
                        """
                        select a.id, a.status, a.version, w.status as work_item,
                            (select count(*) from application.move m where m.application_id = a.id
                                and m.from_status <> m.to_status and m.to_status = a.status) as moves,
                            (select count(*) from audit.entry e where e.object_id = a.public_id) as entries,
                            (select string_agg(o.type, ' ') from notification.outbox o where o.subject_id = a.public_id) as told
                        from application.application a left join application.work_item w on w.application_id = a.id
                        where a.id = any(:ids)
                        """)
                .bind("ids", ids().toArray(Long[]::new))
                .map((row, context) -> rows.put(
                        row.getLong("id"),
                        new Row(
                                Status.valueOf(row.getString("status")),
                                row.getInt("moves"),
                                row.getInt("entries"),
                                row.getString("told"),
                                row.getString("work_item"),
                                row.getInt("version"))))
                .list());
        return rows;
    }

    private static List<Long> ids() {
        return files.stream().map(LaidFile::id).toList();
    }

    private static LaidFile file(ApplicationKind kind, Status status) {
        return files.stream()
                .filter(one -> one.kind() == kind && one.status() == status)
                .findFirst()
                .orElseThrow();
    }

    private static Actor owner(LaidFile file) {
        return new Actor(next(), null, "测试", Set.of(Role.APPLICANT), file.personId(), null);
    }

    private static Actor actor(String by) {
        if (by.equals("CLOCK")) {
            return Actor.system("clock");
        }
        Role role = Role.valueOf(by);
        boolean scoped = role == Role.AGENCY_REVIEWER || role == Role.AGENCY_MANAGER;
        return officer(scoped ? agency : null, role);
    }
}
