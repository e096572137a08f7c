package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Statements;
import org.rmocse.shared.Texts;

/** Many files at once: ordered, carried out whatever breaks, called off and undone while nothing has left. */
class BulkDecisionsDbIT extends BulkDatabaseTest {

    private final long agency = agency();
    private final Actor reviewer = kept(agency, Role.AGENCY_REVIEWER);
    private final Actor colleague = kept(agency, Role.AGENCY_REVIEWER);

    @AfterEach
    void nothingIsLeftToDo() {
        JDBI.useHandle(
                handle -> handle.execute(
                        "update application.bulk_order set state = 'DONE', ended_at = now() where state in ('WAITING', 'RUNNING')"));
    }

    @Test
    void a_pass_begins_at_once_and_says_of_each_file_what_became_of_it() {
        List<LaidFile> files = lay(120, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        files.get(7).claim(JDBI, colleague.accountId(), colleague.name(), MONDAY);
        UUID order = order(reviewer, Action.PASS_INITIAL, files);
        assertThat(progress(reviewer, order).state()).isEqualTo(BulkState.WAITING);

        carryOut();

        BulkOrder done = progress(reviewer, order);
        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(List.of(done.total(), done.moved(), done.notMoved(), done.failed(), done.left()))
                .containsExactly(120, 119, 1, 0, 0);
        assertThat(moves(files)).isEqualTo(119);
        BulkLine first = lines(reviewer, order).get(0);
        assertThat(first.file()).isEqualTo(files.get(7).publicId());
        assertThat(first.code()).isEqualTo("CLAIMED_BY_OTHER");
        assertThat(first.why(Texts.CHINESE)).contains(colleague.name()).contains("2026-11-23 10:00:00");
        assertThat(strings(
                        "select distinct actor_name || note from application.move where application_id = ?",
                        files.get(0).id()))
                .containsExactly(reviewer.name() + "一并办理");
    }

    @Test
    void a_pass_confirms_who_applied_for_the_first_time_as_a_single_pass_does() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW, agency);
        Actor account = kept(null, Role.APPLICANT);
        JDBI.useHandle(handle -> handle.execute(
                "update account.account set person_id = ?, provisional = true where id = ?",
                file.personId(),
                account.accountId()));
        order(reviewer, Action.PASS_INITIAL, List.of(file));
        carryOut();
        assertThat(ACCOUNTS.isProvisional(file.personId())).isFalse();
    }

    @Test
    void a_return_waits_in_its_window_in_which_nothing_has_moved_or_left() {
        List<LaidFile> files = lay(3, ApplicationKind.INITIAL, Status.SUBMITTED, agency);
        UUID order = order(reviewer, Action.RETURN, files);
        assertThat(progress(reviewer, order).startsAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(5)));
        CLOCK.moveTo(MONDAY.plus(Duration.ofMinutes(5)).minusMillis(1));
        carryOut();
        assertAll(files, Status.SUBMITTED);
        assertThat(told(files)).isZero();

        CLOCK.moveTo(MONDAY.plus(Duration.ofMinutes(5)));
        carryOut();
        assertAll(files, Status.RETURNED);
        assertThat(told(files)).isEqualTo(3);
        assertThat(count(
                        "application.reason where application_id = ?",
                        files.get(1).id()))
                .isEqualTo(1);
    }

    @Test
    void a_return_called_off_in_its_window_never_happens() {
        List<LaidFile> files = lay(3, ApplicationKind.INITIAL, Status.SUBMITTED, agency);
        UUID order = order(reviewer, Action.RETURN, files);
        run(reviewer, () -> BULK_ORDERS.callOff(order));
        CLOCK.moveTo(MONDAY.plus(Duration.ofDays(1)));
        carryOut();
        assertAll(files, Status.SUBMITTED);
        assertThat(told(files)).isZero();
        assertThat(progress(reviewer, order).state()).isEqualTo(BulkState.CALLED_OFF);
        assertThat(lines(reviewer, order)).extracting(BulkLine::code).containsOnly("CALLED_OFF");
        for (Runnable again : List.<Runnable>of(() -> BULK_ORDERS.callOff(order), () -> BULK_ORDERS.beginNow(order))) {
            assertThat(refused(() -> run(reviewer, again))).containsExactly(Finding.of("BULK_ENDED", null));
        }
    }

    @Test
    void a_refusal_begins_before_its_time_where_the_officer_says_so() {
        List<LaidFile> files = lay(2, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        UUID order = order(reviewer, Action.REFUSE_INITIAL, files);
        run(reviewer, () -> BULK_ORDERS.beginNow(order));
        carryOut();
        assertAll(files, Status.REFUSED);
        assertThat(told(files)).isEqualTo(2);
    }

    @Test
    void passes_are_undone_as_a_whole_and_only_once() {
        List<LaidFile> files = lay(60, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        UUID order = order(reviewer, Action.PASS_INITIAL, files);
        carryOut();
        assertThat(progress(reviewer, order).undoable()).isTrue();
        UUID undone = as(reviewer, () -> BULK_ORDERS.undo(order));
        carryOut();
        assertAll(files, Status.UNDER_INITIAL_REVIEW);
        assertThat(progress(reviewer, undone).moved()).isEqualTo(60);
        assertThat(progress(reviewer, order).undoneBy()).isEqualTo(undone);
        assertThat(refused(() -> as(reviewer, () -> BULK_ORDERS.undo(order))))
                .containsExactly(Finding.of("BULK_NOT_UNDOABLE", null));
    }

    @Test
    void passes_are_not_undone_once_one_was_reported_or_passed_anew_by_another() {
        for (boolean reported : List.of(true, false)) {
            List<LaidFile> files = lay(3, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
            UUID order = order(reviewer, Action.PASS_INITIAL, files);
            carryOut();
            CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
            UUID one = files.get(2).publicId();
            if (reported) {
                run(officer(agency, Role.AGENCY_MANAGER), () -> BATCHES.report(List.of(one)));
            } else {
                run(colleague, () -> REVIEWS.takeBackInitial(one, null));
                run(colleague, () -> REVIEWS.passInitial(one, null));
            }
            assertThat(progress(reviewer, order).undoable()).isFalse();
            assertThat(refused(() -> as(reviewer, () -> BULK_ORDERS.undo(order))))
                    .containsExactly(Finding.of("BULK_NOT_UNDOABLE", null));
            assertThat(status(files.get(0))).isEqualTo(Status.INITIAL_PASSED);
        }
    }

    @Test
    void an_order_goes_on_where_the_server_was_killed() {
        List<LaidFile> files = lay(120, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        for (int chunks = 0; chunks <= 3; chunks++) {
            int until = chunks;
            List<LaidFile> some = files.subList(chunks * 30, chunks * 30 + 30);
            UUID order = order(reviewer, Action.PASS_INITIAL, some);
            assertThatThrownBy(() -> new BulkWork(new Runs() {
                                private int run;

                                @Override
                                int run(long id, int most) {
                                    int done = super.run(id, 12);
                                    if (run++ == until) {
                                        throw new Killed();
                                    }
                                    return done;
                                }
                            })
                            .round())
                    .isInstanceOf(Killed.class);
            assertThat(moves(some)).isEqualTo(Math.min(30, 12L * (until + 1)));
            carryOut();
            assertAll(some, Status.INITIAL_PASSED);
            assertThat(moves(some)).as("each moved once").isEqualTo(30);
            assertThat(progress(reviewer, order).moved()).isEqualTo(30);
        }
    }

    @Test
    void what_a_chunk_did_is_gone_when_it_is_killed_before_its_end() {
        List<LaidFile> files = lay(3, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        UUID order = order(reviewer, Action.PASS_INITIAL, files);
        assertThatThrownBy(() -> new BulkWork(new BulkRuns(JDBI, CLOCK, ACCOUNTS, MOVES, CHECKS) {
                            @Override
                            int run(long id, int most) {
                                return inTransaction(() -> {
                                    super.run(id, most);
                                    throw new Killed();
                                });
                            }
                        })
                        .round())
                .isInstanceOf(Killed.class);
        assertThat(moves(files)).isZero();
        assertThat(progress(reviewer, order).left()).isEqualTo(3);
        carryOut();
        assertThat(moves(files)).isEqualTo(3);
    }

    @Test
    void one_file_that_fails_keeps_no_other_from_moving() {
        List<LaidFile> files = lay(60, ApplicationKind.INITIAL, Status.SUBMITTED, agency);
        // nobody to be written to: the notice cannot be made
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set person_id = -1 where id = ?",
                files.get(20).id()));
        UUID order = order(reviewer, Action.RETURN, files);
        run(reviewer, () -> BULK_ORDERS.beginNow(order));
        carryOut();
        BulkOrder done = progress(reviewer, order);
        assertThat(List.of(done.moved(), done.notMoved(), done.failed())).containsExactly(59, 0, 1);
        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(status(files.get(20))).isEqualTo(Status.SUBMITTED);
        assertThat(told(files)).isEqualTo(59);
        assertThat(lines(reviewer, order).get(0).outcome()).isEqualTo(BulkOutcome.FAILED);
    }

    @Test
    void two_nodes_at_once_never_decide_a_file_twice() throws Exception {
        List<LaidFile> files = lay(200, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        List<UUID> orders = IntStream.range(0, 4)
                .mapToObj(i -> order(reviewer, Action.PASS_INITIAL, files.subList(i * 50, i * 50 + 50)))
                .toList();
        AtOnce.run(
                List.<Callable<Boolean>>of(BulkDecisionsDbIT::node, BulkDecisionsDbIT::node, BulkDecisionsDbIT::node));
        carryOut();
        assertThat(moves(files)).isEqualTo(200);
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(progress(reviewer, order).moved()).isEqualTo(50));
    }

    @Test
    void a_file_that_somebody_dealt_with_meanwhile_stays_and_says_who_and_when() {
        List<LaidFile> files = lay(4, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        UUID order = order(reviewer, Action.REFUSE_INITIAL, files);
        run(colleague, () -> REVIEWS.passInitial(files.get(1).publicId(), null));
        CLOCK.moveTo(MONDAY.plus(Duration.ofMinutes(5)));
        carryOut();
        assertThat(progress(reviewer, order).moved()).isEqualTo(3);
        BulkLine stale = lines(reviewer, order).get(0);
        assertThat(stale.file()).isEqualTo(files.get(1).publicId());
        assertThat(stale.why(Texts.CHINESE))
                .isEqualTo("现为“待上报”，" + colleague.name() + " 于 2026-11-23 10:00:00 办理，不能进行此操作");
        assertThat(stale.why(Texts.ENGLISH)).contains("To be reported", colleague.name());
    }

    @Test
    void an_officer_removed_meanwhile_decides_nothing_more() {
        for (String loss : List.of(
                "update account.account set enabled = false where id = ?",
                "delete from account.account_role where account_id = ?",
                "update account.account_role set agency_id = agency_id + 1000000 where account_id = ?")) {
            Actor leaving = kept(agency, Role.AGENCY_REVIEWER);
            List<LaidFile> files = lay(2, ApplicationKind.INITIAL, Status.SUBMITTED, agency);
            UUID order = order(leaving, Action.RETURN, files);
            JDBI.useHandle(handle -> handle.execute(loss, leaving.accountId()));
            CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(6)));
            carryOut();
            assertAll(files, Status.SUBMITTED);
            assertThat(lines(leaving, order))
                    .extracting(BulkLine::outcome, BulkLine::code)
                    .containsOnly(tuple(BulkOutcome.NOT_MOVED, "OFFICER_CHANGED"));
        }
    }

    @Test
    void an_order_is_its_officers_own() {
        UUID order = order(reviewer, Action.RETURN, lay(1, ApplicationKind.INITIAL, Status.SUBMITTED, agency));
        for (Runnable deed : List.<Runnable>of(
                () -> BULK_ORDERS.progress(order),
                () -> BULK_ORDERS.callOff(order),
                () -> BULK_ORDERS.beginNow(order),
                () -> BULK_ORDERS.undo(order),
                () -> BULK_ORDERS.report(order, Texts.CHINESE))) {
            assertThat(refused(() -> run(colleague, deed))).containsExactly(Finding.of("NOT_FOUND", null));
        }
        assertThat(as(colleague, () -> BULK_ORDERS.lines(order))).isEmpty();
        assertThat(as(colleague, BULK_ORDERS::mine)).isEmpty();
        assertThat(as(reviewer, BULK_ORDERS::mine))
                .extracting(BulkOrder::publicId)
                .containsExactly(order);
    }

    @Test
    void an_order_is_refused_without_files_or_reasons_and_where_it_is_too_large_or_moves_nothing() {
        LaidFile file = lay(Status.SUBMITTED, agency);
        List<UUID> one = List.of(file.publicId());
        List<UUID> many = IntStream.range(0, 201).mapToObj(i -> PublicId.next()).toList();
        ReasonGiven refusing = new ReasonGiven("basic", ReasonCode.OVER_AGE, "超龄");
        assertThat(codes(Action.PASS_INITIAL, List.of(), List.of())).containsExactly("NOTHING_CHOSEN");
        assertThat(codes(Action.PASS_INITIAL, many, List.of())).containsExactly("BULK_TOO_MANY");
        assertThat(codes(Action.RETURN, one, List.of())).containsExactly("REASON_REQUIRED");
        assertThat(codes(Action.RETURN, one, List.of(refusing))).containsExactly("REASON_NOT_FIXABLE");
        assertThat(codes(Action.REFUSE_INITIAL, one, List.of())).containsExactly("REASON_REQUIRED");
        assertThat(codes(Action.PASS_INITIAL, one, List.of())).containsExactly("BULK_NOTHING_MOVES");
        assertThat(codes(Action.APPROVE, one, List.of())).containsExactly("NOT_FOUND");
    }

    @Test
    void the_report_names_every_file_and_no_cell_of_it_is_a_formula() {
        List<LaidFile> files = lay(2, ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, agency);
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set employer_name = '=HYPERLINK(\"x\")' where id = ?",
                files.get(0).id()));
        files.get(1).claim(JDBI, colleague.accountId(), colleague.name(), MONDAY);
        UUID order = order(reviewer, Action.PASS_INITIAL, files);
        carryOut();
        String sheet = new String(as(reviewer, () -> BULK_ORDERS.report(order, Texts.CHINESE)), StandardCharsets.UTF_8);
        assertThat(sheet.split("\r\n")).hasSize(3);
        assertThat(sheet)
                .startsWith("\uFEFF申请编号,申请人,聘用单位")
                .contains("'=HYPERLINK", "初审通过,已办理", "未办理", colleague.name())
                .doesNotContain(",=", ",\"=");
    }

    @Test
    void the_files_of_an_order_cost_no_statements_of_their_own() {
        List<LaidFile> files = lay(50, ApplicationKind.INITIAL, Status.SUBMITTED, agency);
        List<List<Integer>> costs = new ArrayList<>();
        for (List<LaidFile> some : List.of(files.subList(0, 1), files.subList(1, 50))) {
            List<UUID> ids = publicIds(some);
            int look = Statements.of(JDBI, () -> as(reviewer, () -> BULK.preview(Action.RETURN, ids, UNCLEAR, null)))
                    .size();
            int order = Statements.of(JDBI, () -> order(reviewer, Action.RETURN, some))
                    .size();
            CLOCK.moveTo(CLOCK.instant().plus(Duration.ofMinutes(6)));
            int work = Statements.of(JDBI, BulkDatabaseTest::carryOut).size();
            assertAll(some, Status.RETURNED);
            costs.add(List.of(look, order, work));
        }
        assertThat(costs.get(1)).as("forty-nine files").isEqualTo(costs.get(0));
        assertThat(costs.get(0)).allSatisfy(cost -> assertThat(cost).isBetween(1, 30));
    }

    private List<String> codes(Action action, List<UUID> files, List<ReasonGiven> reasons) {
        return refused(() -> as(reviewer, () -> BULK.order(action, files, reasons, null))).stream()
                .map(Finding::code)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static long told(List<LaidFile> files) {
        return files.stream()
                .mapToLong(file -> count("notification.outbox where subject_id = ?", file.publicId()))
                .sum();
    }

    private static Boolean node() {
        carryOut();
        return true;
    }

    /** What no catch of ours stops, as a killed server. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }
}
