package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;

/** What a move writes beside the status, and what it costs. */
class MoveRecordsDbIT extends ProcessDatabaseTest {

    private final long agency = agency();

    @Test
    void writes_who_when_round_and_note_into_history_and_trail() {
        LaidFile file = lay(ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW);
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        undone(() -> {
            MOVES.performOne(Action.PASS_INITIAL, file.id(), reviewer, CLOCK.instant(), Decision.noted("  材料齐全  "));
            assertThat(JDBI.<List<String>, RuntimeException>withHandle(handle -> handle.createQuery(
                                    """
                                select concat_ws('|', action, from_status, to_status, round, actor_id, actor_name, note,
                                    to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'))
                                from application.move where application_id = :id
                                """)
                            .bind("id", file.id())
                            .mapTo(String.class)
                            .list()))
                    .containsExactly("PASS_INITIAL|UNDER_INITIAL_REVIEW|INITIAL_PASSED|1|" + reviewer.accountId() + "|"
                            + reviewer.name() + "|材料齐全|2026-11-23 10:00");
            assertThat(AUDIT.of(file.publicId())).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo("application.PASS_INITIAL");
                assertThat(entry.actorName()).isEqualTo(reviewer.name());
                assertThat(entry.at()).isEqualTo(CLOCK.instant());
                assertThat(entry.detail()).isEqualTo("{\"note\": \"材料齐全\"}");
            });
        });
    }

    @Test
    void keeps_every_reason_with_its_item_in_the_given_order_and_writes_them_to_the_applicant() {
        LaidFile file = lay(ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW);
        List<ReasonGiven> reasons = List.of(
                new ReasonGiven("materials.CONTRACT", ReasonCode.CONTRACT_INCOMPLETE, "合同缺签章页"),
                new ReasonGiven("employer.name", ReasonCode.SEAL_NAME_MISMATCH, "公章与单位名称不一致"),
                new ReasonGiven("materials.CONTRACT", ReasonCode.IMG_UNCLEAR, "合同第二页不清晰"));
        undone(() -> {
            MOVES.performOne(
                    Action.RETURN,
                    file.id(),
                    officer(agency, Role.AGENCY_REVIEWER),
                    CLOCK.instant(),
                    new Decision(null, reasons));
            assertThat(JDBI.<List<ReasonGiven>, RuntimeException>withHandle(handle -> handle.createQuery(
                                    "select item, code, text from application.reason where application_id = :id and round = 1 order by id")
                            .bind("id", file.id())
                            .map((row, context) -> new ReasonGiven(
                                    row.getString("item"),
                                    ReasonCode.valueOf(row.getString("code")),
                                    row.getString("text")))
                            .list()))
                    .isEqualTo(reasons);
            String details = JDBI.withHandle(handle -> handle.createQuery(
                            "select details ->> 'reasons' from notification.outbox where subject_id = :id")
                    .bind("id", file.publicId())
                    .mapTo(String.class)
                    .one());
            assertThat(details.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("· 合同缺签章页（依据 V12：")
                                    .endsWith("）"),
                            line -> assertThat(line).startsWith("· 公章与单位名称不一致（依据 V16："),
                            line -> assertThat(line).startsWith("· 合同第二页不清晰（依据 V15："));
        });
    }

    @Test
    void keeps_the_reasons_of_a_set_at_each_file_of_it_and_at_no_other() {
        LaidFile first = lay(ApplicationKind.INITIAL, Status.SUBMITTED);
        LaidFile second = lay(ApplicationKind.CHANGE, Status.UNDER_INITIAL_REVIEW);
        LaidFile reported = lay(ApplicationKind.INITIAL, Status.REPORTED);
        List<ReasonGiven> reasons = List.of(new ReasonGiven("employer.name", ReasonCode.SEAL_ILLEGIBLE, "公章不清晰"));
        undone(() -> {
            MOVES.perform(
                    Action.RETURN,
                    List.of(first.id(), second.id(), reported.id()),
                    officer(agency, Role.AGENCY_REVIEWER),
                    CLOCK.instant(),
                    new Decision(null, reasons));
            for (LaidFile file : List.of(first, second, reported)) {
                assertThat(count("application.reason where application_id = ?", file.id()))
                        .isEqualTo(file.equals(reported) ? 0 : 1);
            }
        });
    }

    @Test
    void a_set_of_one_and_a_set_of_many_cost_the_same_statements() {
        List<Long> passed = inTransaction(() -> {
            Map<String, String> policy = POLICY.at(today()).asMap();
            return people(120).stream()
                    .map(person -> LaidFile.lay(
                                    JDBI,
                                    ApplicationKind.INITIAL,
                                    Status.INITIAL_PASSED,
                                    person.id(),
                                    agency,
                                    MONDAY,
                                    policy)
                            .id())
                    .toList();
        });
        List<Long> one = passed.subList(0, 1);
        List<Long> many = passed.subList(1, passed.size());
        Actor manager = officer(agency, Role.AGENCY_MANAGER);
        Actor centre = officer(null, Role.FINAL_REVIEWER);
        Actor ministry = officer(null, Role.MINISTRY_OFFICER);
        assertThat(cost(Action.REPORT, many, manager))
                .isEqualTo(cost(Action.REPORT, one, manager))
                .hasSize(3);
        assertThat(cost(Action.PASS_FINAL, many, centre))
                .isEqualTo(cost(Action.PASS_FINAL, one, centre))
                .hasSize(3);
        // a move that is told costs the people's addresses and the outbox besides
        assertThat(cost(Action.APPROVE, many, ministry))
                .isEqualTo(cost(Action.APPROVE, one, ministry))
                .hasSize(5);
    }

    private static List<String> cost(Action action, List<Long> set, Actor actor) {
        return Statements.of(
                JDBI,
                () -> inTransaction(() -> assertThat(MOVES.perform(action, set, actor, MONDAY, Decision.NONE)
                                .notMoved())
                        .isEmpty()));
    }

    private LaidFile lay(ApplicationKind kind, Status status) {
        return LaidFile.lay(
                JDBI,
                kind,
                status,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
    }
}
