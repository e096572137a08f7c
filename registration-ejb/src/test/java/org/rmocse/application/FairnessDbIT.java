package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** Who may not decide a file although the table lets the role: four eyes, own files, held files, files in a batch. */
class FairnessDbIT extends ProcessDatabaseTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private final long agency = agency();

    @ParameterizedTest
    @CsvSource({
        "PASS_FINAL, REPORTED, FINAL_REVIEWER",
        "REFUSE_FINAL, REPORTED, FINAL_REVIEWER",
        "SEND_BACK, REPORTED, FINAL_REVIEWER",
        "APPROVE, AWAITING_APPROVAL, MINISTRY_OFFICER",
        "REJECT, AWAITING_APPROVAL, MINISTRY_OFFICER"
    })
    void who_passed_a_file_initially_decides_it_nowhere_else(Action action, Status status, Role role) {
        LaidFile file = lay(status);
        assertRefused(file, action, as(LaidFile.INITIAL_REVIEWER, null, role), "FOUR_EYES");
        assertMoves(file, action, officer(null, role));
    }

    @ParameterizedTest
    @CsvSource({"APPROVE", "REJECT"})
    void who_passed_a_file_finally_does_not_approve_it(Action action) {
        LaidFile file = lay(Status.AWAITING_APPROVAL);
        assertRefused(file, action, as(LaidFile.FINAL_REVIEWER, null, Role.MINISTRY_OFFICER), "FOUR_EYES");
        assertMoves(file, action, officer(null, Role.MINISTRY_OFFICER));
    }

    @Test
    void who_passed_a_file_may_take_the_pass_back() {
        assertMoves(
                lay(Status.INITIAL_PASSED),
                Action.TAKE_BACK_INITIAL,
                as(LaidFile.INITIAL_REVIEWER, agency, Role.AGENCY_REVIEWER));
        assertMoves(
                lay(Status.AWAITING_APPROVAL),
                Action.TAKE_BACK_FINAL,
                as(LaidFile.FINAL_REVIEWER, null, Role.FINAL_REVIEWER));
    }

    @Test
    void a_pass_taken_back_no_longer_bars_who_gave_it_but_a_new_one_does() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor first = officer(agency, Role.AGENCY_REVIEWER);
        Actor second = officer(agency, Role.AGENCY_REVIEWER);
        Actor manager = officer(agency, Role.AGENCY_MANAGER);
        move(file, Action.PASS_INITIAL, first);
        move(file, Action.TAKE_BACK_INITIAL, second);
        move(file, Action.PASS_INITIAL, second);
        move(file, Action.REPORT, manager);
        assertRefused(file, Action.PASS_FINAL, as(second.accountId(), null, Role.FINAL_REVIEWER), "FOUR_EYES");
        assertMoves(file, Action.PASS_FINAL, as(first.accountId(), null, Role.FINAL_REVIEWER));
    }

    @Test
    void the_record_of_who_passed_ends_with_a_new_submission_and_with_sending_back() {
        LaidFile file = lay(Status.REPORTED);
        move(file, Action.SEND_BACK, officer(null, Role.FINAL_REVIEWER));
        assertThat(reviewers(file)).isEqualTo("- -");
        move(file, Action.PASS_INITIAL, as(77, agency, Role.AGENCY_REVIEWER));
        assertThat(reviewers(file)).isEqualTo("77 -");
        move(file, Action.REPORT, officer(agency, Role.AGENCY_MANAGER));
        move(file, Action.PASS_FINAL, as(78, null, Role.FINAL_REVIEWER));
        assertThat(reviewers(file)).isEqualTo("77 78");
        move(file, Action.TAKE_BACK_FINAL, officer(null, Role.FINAL_REVIEWER));
        assertThat(reviewers(file)).isEqualTo("77 -");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, SUBMITTED, AGENCY_REVIEWER",
        "RETURN, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "PASS_INITIAL, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "REFUSE_INITIAL, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "TAKE_BACK_INITIAL, INITIAL_PASSED, AGENCY_REVIEWER",
        "REPORT, INITIAL_PASSED, AGENCY_MANAGER",
        "PASS_FINAL, REPORTED, FINAL_REVIEWER",
        "REFUSE_FINAL, REPORTED, FINAL_REVIEWER",
        "SEND_BACK, REPORTED, FINAL_REVIEWER",
        "TAKE_BACK_FINAL, AWAITING_APPROVAL, FINAL_REVIEWER",
        "APPROVE, AWAITING_APPROVAL, MINISTRY_OFFICER",
        "REJECT, AWAITING_APPROVAL, MINISTRY_OFFICER"
    })
    void nobody_decides_an_own_application(Action action, Status status, Role role) {
        LaidFile file = lay(status);
        boolean atAgency = role == Role.AGENCY_REVIEWER || role == Role.AGENCY_MANAGER;
        Actor owner =
                new Actor(next(), PublicId.next(), "兼任人员", Set.of(role), file.personId(), atAgency ? agency : null);
        assertRefused(file, action, owner, "OWN_FILE");
        assertMoves(file, action, officer(atAgency ? agency : null, role));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, SUBMITTED, AGENCY_REVIEWER",
        "RETURN, SUBMITTED, AGENCY_REVIEWER",
        "RETURN, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "PASS_INITIAL, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "REFUSE_INITIAL, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "PASS_FINAL, REPORTED, FINAL_REVIEWER",
        "REFUSE_FINAL, REPORTED, FINAL_REVIEWER",
        "SEND_BACK, REPORTED, FINAL_REVIEWER",
        "REJECT, AWAITING_APPROVAL, MINISTRY_OFFICER"
    })
    void a_file_held_by_one_officer_is_decided_by_no_other(Action action, Status status, Role role) {
        LaidFile file = lay(status);
        Long scope = role == Role.AGENCY_REVIEWER ? agency : null;
        Actor holder = officer(scope, role);
        file.claim(JDBI, holder.accountId(), holder.name(), NINE);
        NotMoved why = assertRefused(file, action, officer(scope, role), "CLAIMED_BY_OTHER");
        assertThat(why.lastActor()).isEqualTo(holder.name());
        assertThat(why.lastAt()).isEqualTo(NINE);
        assertMoves(file, action, holder);
    }

    @Test
    void says_who_holds_a_file_and_since_when() {
        LaidFile file = lay(Status.SUBMITTED);
        file.claim(JDBI, 5, "测试员甲", NINE);
        assertThatThrownBy(() -> move(file, Action.ACCEPT, officer(agency, Role.AGENCY_REVIEWER)))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .singleElement()
                        .satisfies(finding -> {
                            assertThat(finding.code()).isEqualTo("CLAIMED_BY_OTHER");
                            assertThat(finding.have()).isEqualTo("测试员甲");
                            assertThat(finding.need()).isEqualTo("2026-11-23 09:00:00");
                        }));
    }

    @Test
    void a_claim_keeps_neither_the_applicant_nor_the_clock_nor_a_batch_from_acting() {
        for (Status status : List.of(Status.SUBMITTED, Status.UNDER_INITIAL_REVIEW)) {
            LaidFile file = lay(status);
            file.claim(JDBI, 5, "测试员甲", NINE);
            assertMoves(file, Action.WITHDRAW, as(next(), null, file.personId(), Role.APPLICANT));
        }
        LaidFile silent = lay(Status.SUBMITTED);
        silent.claim(JDBI, 5, "测试员甲", NINE);
        assertMoves(silent, Action.ACCEPT, Actor.system("silent acceptance"));
        LaidFile passed = lay(Status.INITIAL_PASSED);
        passed.claim(JDBI, 5, "测试员甲", NINE);
        assertMoves(passed, Action.REPORT, officer(agency, Role.AGENCY_MANAGER));
    }

    @Test
    void accepting_a_file_keeps_it_in_hand_and_every_other_move_lays_it_back() {
        LaidFile file = lay(Status.SUBMITTED);
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        file.claim(JDBI, reviewer.accountId(), reviewer.name(), NINE);
        move(file, Action.ACCEPT, reviewer);
        assertThat(holder(file)).isEqualTo(reviewer.accountId() + " " + reviewer.name());
        move(file, Action.PASS_INITIAL, reviewer);
        assertThat(holder(file)).isEqualTo("-");
    }

    @Test
    void a_final_pass_is_not_taken_back_once_the_file_is_in_a_batch() {
        LaidFile file = lay(Status.AWAITING_APPROVAL);
        Actor centre = officer(null, Role.FINAL_REVIEWER);
        Actor ministry = officer(null, Role.MINISTRY_OFFICER);
        as(ministry, () -> {
            BATCHES.add(List.of(file.publicId()));
            return null;
        });
        assertRefused(file, Action.TAKE_BACK_FINAL, centre, "IN_A_BATCH");
        as(ministry, () -> {
            BATCHES.remove(file.publicId());
            return null;
        });
        assertMoves(file, Action.TAKE_BACK_FINAL, centre);
    }

    @Test
    void of_two_reviewers_at_once_one_wins_and_the_other_learns_who_and_when() throws Exception {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor first = officer(agency, Role.AGENCY_REVIEWER);
        Actor second = officer(agency, Role.AGENCY_REVIEWER);
        NotMoved late = secondOfTwo(file, Action.PASS_INITIAL, first, Action.REFUSE_INITIAL, second);
        assertThat(late)
                .isEqualTo(new NotMoved(
                        file.publicId(), "MOVE_NOT_ALLOWED", Status.INITIAL_PASSED, first.name(), CLOCK.instant()));
        assertThat(status(file)).isEqualTo(Status.INITIAL_PASSED);
        assertThat(count("application.move where application_id = ?", file.id()))
                .isEqualTo(1);
    }

    @Test
    void of_a_withdrawal_and_a_decision_at_once_one_wins() throws Exception {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor owner = as(next(), null, file.personId(), Role.APPLICANT);
        NotMoved late =
                secondOfTwo(file, Action.WITHDRAW, owner, Action.PASS_INITIAL, officer(agency, Role.AGENCY_REVIEWER));
        assertThat(late.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(late.lastActor()).isEqualTo(owner.name());
        assertThat(count("application.work_item where application_id = ?", file.id()))
                .isZero();
    }

    /** Lets the second act while the first has acted and not yet committed, and returns why the second did not move. */
    private NotMoved secondOfTwo(LaidFile file, Action first, Actor firstActor, Action second, Actor secondActor)
            throws Exception {
        CountDownLatch acted = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Outcome> one = CompletableFuture.supplyAsync(() -> inTransaction(() -> {
            Outcome outcome = perform(file, first, firstActor);
            acted.countDown();
            await(commit);
            return outcome;
        }));
        await(acted);
        CompletableFuture<Outcome> two =
                CompletableFuture.supplyAsync(() -> inTransaction(() -> perform(file, second, secondActor)));
        assertThatThrownBy(() -> two.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        commit.countDown();
        assertThat(one.get(10, TimeUnit.SECONDS).moved()).hasSize(1);
        Outcome late = two.get(10, TimeUnit.SECONDS);
        assertThat(late.moved()).isEmpty();
        return late.notMoved().get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private NotMoved assertRefused(LaidFile file, Action action, Actor actor, String code) {
        Outcome outcome = inTransaction(() -> perform(file, action, actor));
        assertThat(outcome.moved()).isEmpty();
        assertThat(outcome.notMoved()).singleElement().satisfies(why -> {
            assertThat(why.code()).isEqualTo(code);
            assertThat(why.publicId()).isEqualTo(file.publicId());
            assertThat(why.status()).isEqualTo(status(file));
        });
        return outcome.notMoved().get(0);
    }

    private void assertMoves(LaidFile file, Action action, Actor actor) {
        assertThat(inTransaction(() -> perform(file, action, actor)).moved())
                .extracting(Moved::id)
                .containsExactly(file.id());
    }

    private void move(LaidFile file, Action action, Actor actor) {
        inTransaction(() -> MOVES.performOne(action, file.id(), actor, CLOCK.instant(), Decision.NONE));
    }

    private static Outcome perform(LaidFile file, Action action, Actor actor) {
        return MOVES.perform(action, List.of(file.id()), actor, CLOCK.instant(), Decision.NONE);
    }

    private LaidFile lay(Status status) {
        return LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                NINE,
                POLICY.at(today()).asMap());
    }

    private static Actor as(long account, Long agency, Role role) {
        return as(account, agency, null, role);
    }

    private static Actor as(long account, Long agency, Long person, Role role) {
        return new Actor(account, UUID.randomUUID(), "测试员" + account, Set.of(role), person, agency);
    }

    private static Status status(LaidFile file) {
        return Status.valueOf(text("select status from application.application where id = :id", file));
    }

    private static String reviewers(LaidFile file) {
        return text(
                "select coalesce(initial_reviewer_id::text, '-') || ' ' || coalesce(final_reviewer_id::text, '-')"
                        + " from application.application where id = :id",
                file);
    }

    private static String holder(LaidFile file) {
        return text(
                "select coalesce(officer_id || ' ' || officer_name, '-') from application.work_item where application_id = :id",
                file);
    }

    private static String text(String select, LaidFile file) {
        return JDBI.withHandle(handle -> handle.createQuery(select)
                .bind("id", file.id())
                .mapTo(String.class)
                .one());
    }
}
