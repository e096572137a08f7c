package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;

/** What an officer sees and does at a desk: own desks only, files in hand, reasons with every return and refusal. */
class DeskRightsDbIT extends ProcessDatabaseTest {

    private static final List<ReasonGiven> UNCLEAR =
            List.of(new ReasonGiven("materials.CONTRACT", ReasonCode.IMG_UNCLEAR, "合同不清晰"));

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);
    private final Actor centre = officer(null, Role.FINAL_REVIEWER);
    private final Actor ministry = officer(null, Role.MINISTRY_OFFICER);

    @Test
    void lists_the_most_urgent_file_first_and_says_whose_it_is() {
        LaidFile later = lay(Status.SUBMITTED, "2026-12-02");
        LaidFile sooner = lay(Status.SUBMITTED, "2026-11-24");
        LaidFile never = lay(Status.SUBMITTED, null);
        act(reviewer, () -> QUEUE.claim(sooner.publicId()));
        assertThat(as(reviewer, () -> QUEUE.queue(Status.SUBMITTED)))
                .extracting(QueuedFile::publicId)
                .containsExactly(sooner.publicId(), later.publicId(), never.publicId());
        assertThat(as(reviewer, () -> QUEUE.queue(Status.SUBMITTED)).get(0)).satisfies(file -> {
            assertThat(file.mine()).isTrue();
            assertThat(file.officerName()).isEqualTo(reviewer.name());
            assertThat(file.dueOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        });
        assertThat(as(officer(agency, Role.AGENCY_REVIEWER), () -> QUEUE.queue(Status.SUBMITTED))
                        .get(0)
                        .mine())
                .isFalse();
    }

    @Test
    void an_agency_sees_its_own_files_only() {
        LaidFile file = lay(Status.SUBMITTED, null);
        Actor stranger = officer(agency(), Role.AGENCY_REVIEWER);
        assertThat(as(stranger, () -> QUEUE.queue(Status.SUBMITTED))).isEmpty();
        for (Consumer<LaidFile> deed : deeds()) {
            assertThat(refused(() -> act(stranger, () -> deed.accept(file))))
                    .containsExactly(Finding.of("NOT_FOUND", null));
        }
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void a_desk_has_the_files_whose_turn_it_is_and_no_others(Status status) {
        boolean atAgency =
                status == Status.SUBMITTED || status == Status.UNDER_INITIAL_REVIEW || status == Status.INITIAL_PASSED;
        assertThat(canList(reviewer, status)).isEqualTo(atAgency);
        assertThat(canList(manager, status)).isEqualTo(atAgency);
        assertThat(canList(centre, status)).isEqualTo(status == Status.REPORTED || status == Status.AWAITING_APPROVAL);
        assertThat(canList(ministry, status)).isEqualTo(status == Status.AWAITING_APPROVAL);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMITTED, AGENCY_REVIEWER, true",
        "UNDER_INITIAL_REVIEW, AGENCY_REVIEWER, true",
        "REPORTED, FINAL_REVIEWER, true",
        // nobody takes a file in hand that lies on another's desk, or learns whose it is
        "SUBMITTED, FINAL_REVIEWER, false",
        "UNDER_INITIAL_REVIEW, FINAL_REVIEWER, false",
        "INITIAL_PASSED, FINAL_REVIEWER, false",
        "REPORTED, AGENCY_REVIEWER, false",
        "AWAITING_APPROVAL, AGENCY_REVIEWER, false"
    })
    void a_file_is_taken_in_hand_and_its_number_read_at_its_own_desk_only(Status status, Role role, boolean own) {
        LaidFile file = lay(status, null);
        Actor officer = role == Role.FINAL_REVIEWER ? centre : reviewer;
        if (own) {
            act(officer, () -> QUEUE.claim(file.publicId()));
            String number = as(officer, () -> REVIEWS.revealIdNumber(file.publicId(), "核对身份证照片"))
                    .present();
            assertThat(number).hasSize(18);
            assertThat(AUDIT.of(PEOPLE.get(file.personId()).publicId()))
                    .extracting(entry -> entry.action() + entry.detail())
                    .containsExactly("person.reveal{\"reason\": \"核对身份证照片\"}");
        } else {
            assertThat(refused(() -> act(officer, () -> QUEUE.claim(file.publicId()))))
                    .containsExactly(Finding.of("NOT_FOUND", null));
            assertThat(refused(() -> as(officer, () -> REVIEWS.revealIdNumber(file.publicId(), "x"))))
                    .containsExactly(Finding.of("NOT_FOUND", null));
            assertThat(AUDIT.of(PEOPLE.get(file.personId()).publicId())).isEmpty();
        }
    }

    @Test
    void a_number_is_not_read_without_a_reason() {
        LaidFile file = lay(Status.SUBMITTED, null);
        assertThat(refused(() -> as(reviewer, () -> REVIEWS.revealIdNumber(file.publicId(), " "))))
                .containsExactly(Finding.of("REASON_REQUIRED", "reveal"));
        assertThat(AUDIT.of(PEOPLE.get(file.personId()).publicId())).isEmpty();
    }

    @Test
    void a_file_in_hand_is_nobody_elses_until_it_is_laid_back() {
        LaidFile file = lay(Status.SUBMITTED, null);
        Actor colleague = officer(agency, Role.AGENCY_REVIEWER);
        act(reviewer, () -> QUEUE.claim(file.publicId()));
        CLOCK.moveTo(MONDAY.plusSeconds(60));
        act(reviewer, () -> QUEUE.claim(file.publicId()));
        assertThat(refused(() -> act(colleague, () -> QUEUE.claim(file.publicId()))))
                .containsExactly(Finding.of("CLAIMED_BY_OTHER", null).having(reviewer.name(), "2026-11-23 10:00:00"));
        act(colleague, () -> QUEUE.release(file.publicId()));
        assertThat(refused(() -> act(colleague, () -> REVIEWS.accept(file.publicId()))))
                .extracting(Finding::code)
                .containsExactly("CLAIMED_BY_OTHER");
        act(reviewer, () -> QUEUE.release(file.publicId()));
        act(colleague, () -> REVIEWS.accept(file.publicId()));
    }

    @Test
    void returning_and_refusing_need_reasons_that_fit() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW, null);
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(() -> act(reviewer, () -> REVIEWS.returnForCorrection(file.publicId(), List.of(), null))))
                .containsExactly(Finding.of("REASON_REQUIRED", "reasons"));
        assertThat(refused(() -> act(reviewer, () -> REVIEWS.refuseInitial(file.publicId(), List.of(), null))))
                .containsExactly(Finding.of("REASON_REQUIRED", "reasons"));
        List<ReasonGiven> wrong = List.of(
                new ReasonGiven("employer.name", ReasonCode.EMPLOYER_INVALID, "单位已注销"),
                new ReasonGiven("employer.name", ReasonCode.SEAL_ILLEGIBLE, " "));
        assertThat(refused(() -> act(reviewer, () -> REVIEWS.returnForCorrection(file.publicId(), wrong, null))))
                .extracting(Finding::code)
                .containsExactly("REASON_NOT_FIXABLE", "REASON_TEXT_REQUIRED");
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        act(reviewer, () -> REVIEWS.returnForCorrection(file.publicId(), UNCLEAR, "  "));
        assertThat(strings("select status from application.application where id = ?", file.id()))
                .containsExactly("RETURNED");
    }

    @Test
    void sending_back_needs_a_reason() {
        LaidFile file = lay(Status.REPORTED, null);
        assertThat(refused(() -> act(centre, () -> REVIEWS.sendBack(file.publicId(), " "))))
                .containsExactly(Finding.of("REASON_REQUIRED", "note"));
        act(centre, () -> REVIEWS.sendBack(file.publicId(), "请核对合同"));
        assertThat(strings("select note from application.move where application_id = ?", file.id()))
                .containsExactly("请核对合同");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void a_file_is_seen_by_its_owner_its_agency_and_those_it_came_to(Status status) {
        LaidFile file = lay(status, null);
        boolean reported = status == Status.REPORTED || status == Status.AWAITING_APPROVAL;
        if (reported) {
            JDBI.useHandle(handle -> handle.execute(
                    "update application.application set report_batch_id = 1000000000 where id = ?", file.id()));
        }
        assertThat(canSee(applicant(PEOPLE.get(file.personId())), file)).isTrue();
        assertThat(canSee(reviewer, file)).isEqualTo(status != Status.DRAFT);
        assertThat(canSee(officer(agency(), Role.AGENCY_REVIEWER), file)).isFalse();
        assertThat(canSee(centre, file)).isEqualTo(reported);
        assertThat(canSee(ministry, file)).isEqualTo(reported);
        assertThat(canSee(applicant(person()), file)).isFalse();
    }

    @Test
    void an_officer_is_offered_what_the_table_allows_and_nothing_while_another_holds_the_file() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW, null);
        assertThat(as(reviewer, () -> QUERIES.view(file.publicId())).actions())
                .containsExactly(Action.RETURN, Action.PASS_INITIAL, Action.REFUSE_INITIAL);
        act(officer(agency, Role.AGENCY_REVIEWER), () -> QUEUE.claim(file.publicId()));
        assertThat(as(reviewer, () -> QUERIES.view(file.publicId())).actions()).isEmpty();
    }

    private static List<Consumer<LaidFile>> deeds() {
        return List.of(
                file -> QUEUE.claim(file.publicId()),
                file -> QUEUE.release(file.publicId()),
                file -> REVIEWS.accept(file.publicId()),
                file -> REVIEWS.returnForCorrection(file.publicId(), UNCLEAR, null),
                file -> REVIEWS.passInitial(file.publicId(), null),
                file -> REVIEWS.refuseInitial(file.publicId(), UNCLEAR, null),
                file -> REVIEWS.takeBackInitial(file.publicId(), null),
                file -> REVIEWS.revealIdNumber(file.publicId(), "x"),
                file -> QUERIES.view(file.publicId()));
    }

    private static boolean canList(Actor officer, Status status) {
        return !(outcome(() -> as(officer, () -> Arrays.asList(QUEUE.queue(status)))) instanceof List<?> found
                && found.get(0) instanceof Finding);
    }

    private static boolean canSee(Actor actor, LaidFile file) {
        return outcome(() -> as(actor, () -> QUERIES.view(file.publicId()))) instanceof ApplicationView;
    }

    private static void act(Actor officer, Runnable deed) {
        as(officer, () -> {
            deed.run();
            return "done";
        });
    }

    private LaidFile lay(Status status, String due) {
        LaidFile file = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
        JDBI.useHandle(handle -> handle.execute(
                "update application.work_item set due_on = ?::date where application_id = ?", due, file.id()));
        return file;
    }
}
