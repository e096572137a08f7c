package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rmocse.application.UnsentDecisions.Unsent;
import org.rmocse.notification.Letter;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

class UnsentDecisionsDbIT extends ProcessDatabaseTest {

    private static final UnsentDecisions UNSENT = new UnsentDecisions(
            JDBI, CLOCK, new Calendar(JDBI), CURRENT, PEOPLE, new MoveNotices(PEOPLE, NOTIFICATIONS), NOTIFICATIONS);
    private static final List<ReasonGiven> REASONS = List.of(
            new ReasonGiven("form.pages", ReasonCode.SEAL_ILLEGIBLE, "公章不清晰 <b>"),
            new ReasonGiven("materials.CONTRACT", ReasonCode.CONTRACT_INCOMPLETE, "缺签章页"));

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor colleague = officer(agency, Role.AGENCY_REVIEWER);

    @Test
    void keeps_what_one_officer_wrote_for_that_officer_alone() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);

        keep(reviewer, file, "看过了", REASONS);
        keep(colleague, file, "我的", List.of());

        assertThat(of(reviewer, file)).contains(new Unsent("看过了", REASONS));
        assertThat(of(colleague, file)).contains(new Unsent("我的", List.of()));
    }

    @Test
    void the_last_writing_counts_and_nothing_written_forgets_it() {
        LaidFile file = lay(Status.SUBMITTED);

        keep(reviewer, file, "一", REASONS);
        keep(reviewer, file, "二", REASONS.subList(0, 1));
        assertThat(of(reviewer, file)).contains(new Unsent("二", REASONS.subList(0, 1)));

        keep(reviewer, file, "  ", List.of());
        assertThat(of(reviewer, file)).isEmpty();
    }

    @Test
    void stays_when_a_colleague_was_faster_and_is_not_written_anew_after_that() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        keep(reviewer, file, "我的意见", REASONS);

        as(colleague, () -> {
            REVIEWS.passInitial(file.publicId(), null);
            return null;
        });
        keep(reviewer, file, "太晚", List.of());

        assertThat(of(reviewer, file)).contains(new Unsent("我的意见", REASONS));
    }

    @Test
    void what_was_written_in_an_earlier_round_is_past() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        keep(reviewer, file, "上一轮", REASONS);

        JDBI.useHandle(handle ->
                handle.execute("update application.application set round = round + 1 where id = ?", file.id()));

        assertThat(of(reviewer, file)).isEmpty();
    }

    @Test
    void another_agencys_officer_finds_no_file() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor stranger = officer(agency(), Role.AGENCY_REVIEWER);

        assertThatThrownBy(() -> keep(stranger, file, "x", List.of()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo("NOT_FOUND"));
    }

    @Test
    void a_note_beyond_bounds_is_refused() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);

        assertThatThrownBy(() -> keep(reviewer, file, "长".repeat(4001), List.of()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo("TOO_LONG"));
    }

    @Test
    void the_letter_is_the_mail_that_the_decision_then_sends() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);

        Letter letter = as(reviewer, () -> UNSENT.letter(file.publicId(), Action.RETURN, REASONS))
                .orElseThrow();
        assertThat(count("notification.outbox where subject_id = ?", file.publicId()))
                .isZero();
        as(reviewer, () -> {
            REVIEWS.returnForCorrection(file.publicId(), REASONS, null);
            return null;
        });

        Map<String, String> sent = JDBI.withHandle(handle -> handle.createQuery(
                        "select details ->> 'dueOn' as due, details ->> 'receipt' as receipt from notification.outbox where subject_id = :id")
                .bind("id", file.publicId())
                .map((row, context) -> Map.of("due", row.getString("due"), "receipt", row.getString("receipt")))
                .one());
        assertThat(letter.subject()).contains(sent.get("receipt"));
        assertThat(letter.text()).contains(sent.get("due"), "公章不清晰 <b>", "缺签章页");
    }

    @Test
    void an_action_that_tells_the_applicant_nothing_has_no_letter() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);

        assertThat(as(reviewer, () -> UNSENT.letter(file.publicId(), Action.PASS_INITIAL, List.of())))
                .isEmpty();
    }

    private LaidFile lay(Status status) {
        return LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
    }

    private void keep(Actor actor, LaidFile file, String note, List<ReasonGiven> reasons) {
        as(actor, () -> {
            UNSENT.keep(file.publicId(), note, reasons);
            return null;
        });
    }

    private Optional<Unsent> of(Actor actor, LaidFile file) {
        return as(actor, () -> UNSENT.of(file.publicId()));
    }
}
