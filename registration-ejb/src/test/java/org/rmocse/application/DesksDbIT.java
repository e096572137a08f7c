package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** What the desks are shown: what can be taken in hand, the ministry's preview, reported batches. */
class DesksDbIT extends ProcessDatabaseTest {

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);

    @Test
    void a_claim_is_offered_to_whoever_decides_there() {
        assertThat(as(reviewer, () -> QUEUE.claims(Status.SUBMITTED))).isTrue();
        assertThat(as(reviewer, () -> QUEUE.claims(Status.INITIAL_PASSED))).isFalse();
        assertThat(as(manager, () -> QUEUE.claims(Status.SUBMITTED))).isFalse();
        assertThat(as(officer(null, Role.FINAL_REVIEWER), () -> QUEUE.claims(Status.REPORTED)))
                .isTrue();
        assertThat(as(officer(null, Role.FINAL_REVIEWER), () -> QUEUE.claims(Status.AWAITING_APPROVAL)))
                .isFalse();
        assertThat(as(officer(null, Role.MINISTRY_OFFICER), () -> QUEUE.claims(Status.AWAITING_APPROVAL)))
                .isTrue();
    }

    @Test
    void the_preview_says_of_every_file_whether_the_viewer_can_approve_it() {
        LaidFile file = lay(Status.AWAITING_APPROVAL);
        Actor ministry = officer(null, Role.MINISTRY_OFFICER);
        Actor passedIt = new Actor(
                LaidFile.FINAL_REVIEWER, UUID.randomUUID(), "终审员", java.util.Set.of(Role.MINISTRY_OFFICER), null, null);
        Actor applied = new Actor(
                next(), UUID.randomUUID(), "本人", java.util.Set.of(Role.MINISTRY_OFFICER), file.personId(), null);

        assertThat(obstacle(ministry, file)).isNull();
        assertThat(obstacle(passedIt, file)).isEqualTo("FOUR_EYES");
        assertThat(obstacle(applied, file)).isEqualTo("OWN_FILE");
    }

    @Test
    void the_fingerprint_changes_with_every_file_that_comes_or_goes() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        String of = ApprovalPreview.fingerprint(List.of(one));

        assertThat(ApprovalPreview.fingerprint(List.of(one))).isEqualTo(of);
        assertThat(ApprovalPreview.fingerprint(List.of(two))).isNotEqualTo(of);
        assertThat(ApprovalPreview.fingerprint(List.of(one, two))).isNotEqualTo(of);
    }

    @Test
    void a_reported_batch_has_its_summary_sheet_for_the_own_agency_alone() {
        LaidFile first = lay(Status.INITIAL_PASSED);
        LaidFile second = lay(Status.INITIAL_PASSED);
        as(manager, () -> BATCHES.report(List.of(first.publicId(), second.publicId())));

        List<ReportedBatch> reported = as(manager, BATCH_QUERIES::reported);
        assertThat(reported).singleElement().satisfies(batch -> {
            assertThat(batch.year()).isEqualTo(2026);
            assertThat(batch.number()).isEqualTo(1);
            assertThat(batch.people()).isEqualTo(2);
            assertThat(batch.actorName()).isEqualTo(manager.name());
        });
        UUID batch = reported.get(0).publicId();
        SummarySheet sheet = as(manager, () -> BATCH_QUERIES.summary(batch));
        assertThat(sheet.lines())
                .extracting(SummarySheet.Line::maskedIdNumber)
                .containsExactly(
                        PEOPLE.get(first.personId()).maskedIdNumber(),
                        PEOPLE.get(second.personId()).maskedIdNumber());
        assertThat(sheet.lines()).extracting(SummarySheet.Line::status).containsOnly(Status.REPORTED);
        assertThatThrownBy(() -> as(officer(agency(), Role.AGENCY_MANAGER), () -> BATCH_QUERIES.summary(batch)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo("NOT_FOUND"));
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

    private static String obstacle(Actor actor, LaidFile file) {
        Finding obstacle = inTheBatch(actor, file).stream()
                .filter(row -> row.publicId().equals(file.publicId()))
                .findFirst()
                .orElseThrow()
                .obstacle();
        return obstacle == null ? null : obstacle.code();
    }
}
