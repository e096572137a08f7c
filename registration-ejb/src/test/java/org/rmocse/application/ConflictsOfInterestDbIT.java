package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.account.TieDeclared;
import org.rmocse.agency.Agencies;
import org.rmocse.certificate.GrantedTerms;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** An officer bound to the person or the employer of a file neither opens nor decides it; others do. */
class ConflictsOfInterestDbIT extends ProcessDatabaseTest {

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final String EMPLOYER = "91350100M000100Y43";
    private static final Finding REFUSAL = Finding.of("CONFLICT_OF_INTEREST", null);

    private final long agency = agency();

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, SUBMITTED, AGENCY_REVIEWER",
        "RETURN, SUBMITTED, AGENCY_REVIEWER",
        "PASS_INITIAL, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "REFUSE_INITIAL, UNDER_INITIAL_REVIEW, AGENCY_REVIEWER",
        "TAKE_BACK_INITIAL, INITIAL_PASSED, AGENCY_REVIEWER",
        "PASS_FINAL, REPORTED, FINAL_REVIEWER",
        "REFUSE_FINAL, REPORTED, FINAL_REVIEWER",
        "SEND_BACK, REPORTED, FINAL_REVIEWER",
        "TAKE_BACK_FINAL, AWAITING_APPROVAL, FINAL_REVIEWER",
        "APPROVE, AWAITING_APPROVAL, MINISTRY_OFFICER",
        "REJECT, AWAITING_APPROVAL, MINISTRY_OFFICER"
    })
    void no_decision_is_taken_by_whoever_is_bound_to_the_person_or_the_employer(
            Action action, Status status, Role role) {
        LaidFile file = lay(status);
        Long scope = role == Role.AGENCY_REVIEWER ? agency : null;
        for (Ties ties : List.of(new Ties(Set.of(file.personId()), Set.of()), new Ties(Set.of(), Set.of(EMPLOYER)))) {
            Outcome outcome = perform(file, action, bound(scope, role, ties));
            assertThat(outcome.moved()).isEmpty();
            assertThat(outcome.notMoved()).singleElement().satisfies(why -> assertThat(why.code())
                    .isEqualTo("CONFLICT_OF_INTEREST"));
        }
        assertThat(perform(
                                file,
                                action,
                                bound(scope, role, new Ties(Set.of(file.personId() + 1), Set.of("91350100M000100Y44"))))
                        .moved())
                .hasSize(1);
    }

    @Test
    void in_a_set_only_the_files_concerned_stay() {
        LaidFile own = lay(Status.UNDER_INITIAL_REVIEW);
        LaidFile other = lay(Status.UNDER_INITIAL_REVIEW);
        Actor reviewer = bound(agency, Role.AGENCY_REVIEWER, new Ties(Set.of(own.personId()), Set.of()));
        Outcome outcome = inTransaction(() -> MOVES.perform(
                Action.PASS_INITIAL, List.of(own.id(), other.id()), reviewer, CLOCK.instant(), Decision.NONE));
        assertThat(outcome.moved()).extracting(Moved::id).containsExactly(other.id());
        assertThat(outcome.notMoved()).extracting(NotMoved::publicId).containsExactly(own.publicId());
    }

    @Test
    void to_report_what_others_passed_is_no_decision() {
        LaidFile file = lay(Status.INITIAL_PASSED);
        Actor manager = bound(agency, Role.AGENCY_MANAGER, new Ties(Set.of(), Set.of(EMPLOYER)));
        assertThat(as(manager, () -> BATCHES.report(List.of(file.publicId())))).isEqualTo(1);
    }

    @Test
    void a_file_is_not_opened_nor_anything_on_it() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor reviewer = bound(agency, Role.AGENCY_REVIEWER, new Ties(Set.of(), Set.of(EMPLOYER)));
        UUID id = file.publicId();
        Letters letters = new Letters(JDBI, CURRENT, new Agencies(JDBI), new GrantedTerms(JDBI));
        inTransaction(() -> MOVES.perform(
                Action.RETURN,
                List.of(file.id()),
                officer(agency, Role.AGENCY_REVIEWER),
                CLOCK.instant(),
                new Decision(null, List.of(new ReasonGiven("CONTRACT", ReasonCode.CONTRACT_INCOMPLETE, "请补齐")))));
        assertThat(refused(() -> as(reviewer, () -> QUERIES.view(id)))).containsExactly(REFUSAL);
        assertThat(refused(() -> as(reviewer, () -> QUERIES.portrait(id)))).containsExactly(REFUSAL);
        assertThat(refused(() -> as(reviewer, () -> QUERIES.material(id, UUID.randomUUID()))))
                .containsExactly(REFUSAL);
        assertThat(refused(() -> as(
                        reviewer, () -> letters.print(id, LetterKind.CORRECTION.code(1), Locale.SIMPLIFIED_CHINESE))))
                .containsExactly(REFUSAL);
    }

    @Test
    void a_file_is_not_taken_in_hand_and_no_number_shown() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor reviewer = bound(agency, Role.AGENCY_REVIEWER, new Ties(Set.of(file.personId()), Set.of()));
        assertThat(refused(() -> as(reviewer, () -> {
                    QUEUE.claim(file.publicId());
                    return null;
                })))
                .containsExactly(REFUSAL);
        assertThat(refused(() -> as(reviewer, () -> REVIEWS.revealIdNumber(file.publicId(), "核对"))))
                .containsExactly(REFUSAL);
    }

    @Test
    void the_preview_of_a_batch_names_the_files_the_viewer_cannot_approve() {
        LaidFile file = lay(Status.AWAITING_APPROVAL);
        Actor ministry = bound(null, Role.MINISTRY_OFFICER, new Ties(Set.of(file.personId()), Set.of()));
        assertThat(inTheBatch(ministry, file).stream()
                        .filter(row -> row.publicId().equals(file.publicId()))
                        .map(ApprovalPreview.Row::obstacle))
                .containsExactly(REFUSAL);
    }

    @Test
    void files_in_hand_go_back_to_the_others_as_the_tie_is_declared() {
        Actor reviewer = bound(agency, Role.AGENCY_REVIEWER, new Ties(Set.of(), Set.of(EMPLOYER)));
        Actor colleague = officer(agency, Role.AGENCY_REVIEWER);
        LaidFile own = lay(Status.UNDER_INITIAL_REVIEW);
        LaidFile theirs = lay(Status.UNDER_INITIAL_REVIEW);
        LaidFile elsewhere = lay(Status.UNDER_INITIAL_REVIEW);
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set employer_code = '91350100M000100Y44' where id = ?",
                elsewhere.id()));
        own.claim(JDBI, reviewer.accountId(), reviewer.name(), NINE);
        elsewhere.claim(JDBI, reviewer.accountId(), reviewer.name(), NINE);
        theirs.claim(JDBI, colleague.accountId(), colleague.name(), NINE);

        inTransaction(() -> {
            new HeldFiles(JDBI, AUDIT).layBack(new TieDeclared(reviewer));
            return null;
        });
        Map<UUID, String> holders = Stream.of(own, theirs, elsewhere)
                .collect(Collectors.toMap(LaidFile::publicId, file -> strings(
                                "select coalesce(officer_name, '-') from application.work_item where application_id = ?",
                                file.id())
                        .get(0)));
        assertThat(holders)
                .containsEntry(own.publicId(), "-")
                .containsEntry(theirs.publicId(), colleague.name())
                .containsEntry(elsewhere.publicId(), reviewer.name());
        assertThat(AUDIT.of(own.publicId())).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("application.laid_back");
            assertThat(entry.detail()).contains("CONFLICT_OF_INTEREST");
        });
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

    private static Outcome perform(LaidFile file, Action action, Actor actor) {
        return inTransaction(() -> MOVES.perform(action, List.of(file.id()), actor, CLOCK.instant(), Decision.NONE));
    }

    private static Actor bound(Long agency, Role role, Ties ties) {
        long n = next();
        return new Actor(n, PublicId.next(), "测试员" + n, Set.of(role), null, agency, ties);
    }
}
