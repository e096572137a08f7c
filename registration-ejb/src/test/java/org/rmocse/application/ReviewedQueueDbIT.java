package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.certificate.GrantedTerms;
import org.rmocse.shared.Actor;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** What lies before, after and beside a file under review. */
class ReviewedQueueDbIT extends ProcessDatabaseTest {

    private static final ReviewedQueue QUEUE =
            new ReviewedQueue(JDBI, CLOCK, CURRENT, new DeskFiles(JDBI), new GrantedTerms(JDBI));

    private final long agency = agency();
    private final Actor officer = officer(agency, Role.AGENCY_REVIEWER);

    @Test
    void goes_by_the_day_a_file_is_due_and_those_without_one_come_last() {
        LaidFile later = lay(Status.SUBMITTED, today().plusDays(5));
        LaidFile never = lay(Status.SUBMITTED, null);
        LaidFile soon = lay(Status.SUBMITTED, today().plusDays(1));
        lay(Status.UNDER_INITIAL_REVIEW, today());

        assertThat(around(soon)).isEqualTo(new Neighbours(null, later.publicId()));
        assertThat(around(later)).isEqualTo(new Neighbours(soon.publicId(), never.publicId()));
        assertThat(around(never)).isEqualTo(new Neighbours(later.publicId(), null));
    }

    @Test
    void leads_nowhere_from_a_file_of_another_agency_or_stage_or_that_has_left() {
        LaidFile file = lay(Status.SUBMITTED, today());
        lay(Status.SUBMITTED, today());
        Neighbours none = new Neighbours(null, null);
        for (Actor stranger : List.of(
                officer(agency(), Role.AGENCY_REVIEWER),
                officer(null, Role.AGENCY_REVIEWER),
                officer(null, Role.FINAL_REVIEWER))) {
            assertThat(as(stranger, () -> QUEUE.around(file.publicId()))).isEqualTo(none);
            assertThat(as(stranger, () -> QUEUE.after(file.publicId()))).isEmpty();
        }
        assertThat(around(file).next()).isNotNull();
        JDBI.useHandle(
                handle -> handle.execute("delete from application.work_item where application_id = ?", file.id()));
        assertThat(around(file)).isEqualTo(none);
        assertThat(after(file)).isEmpty();
    }

    @Test
    void passes_over_what_others_have_what_is_elsewhere_and_whom_the_officer_is_bound_to() {
        LaidFile first = lay(Status.SUBMITTED, today());
        LaidFile others = lay(Status.SUBMITTED, today());
        others.claim(JDBI, 77, "别人", CLOCK.instant());
        LaidFile tied = lay(Status.SUBMITTED, today());
        LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                Status.SUBMITTED,
                person().id(),
                agency(),
                MONDAY,
                POLICY.at(today()).asMap());
        LaidFile own = lay(Status.SUBMITTED, today());
        own.claim(JDBI, officer.accountId(), officer.name(), CLOCK.instant());
        Actor bound = new Actor(
                officer.accountId(),
                officer.publicId(),
                officer.name(),
                officer.roles(),
                null,
                agency,
                new Ties(Set.of(tied.personId()), Set.of()));

        assertThat(as(bound, () -> QUEUE.around(first.publicId()))).isEqualTo(new Neighbours(null, own.publicId()));
    }

    @Test
    void goes_on_to_what_is_left_to_decide_and_round_to_the_first() {
        LaidFile first = lay(Status.UNDER_INITIAL_REVIEW, today());
        LaidFile last = lay(Status.UNDER_INITIAL_REVIEW, today().plusDays(1));
        LaidFile untouched = lay(Status.SUBMITTED, today());
        LaidFile passed = lay(Status.INITIAL_PASSED, today());
        assertThat(after(last)).contains(first.publicId());

        JDBI.useHandle(handle -> handle.execute(
                "update application.work_item set held_reason = 'x', held_by = 'x', held_at = now(), held_until = ? where application_id = ?",
                today().plusDays(1),
                first.id()));
        assertThat(after(last)).as("set aside, then the other queue").contains(untouched.publicId());
        CLOCK.moveTo(MONDAY.plusSeconds(86400));
        assertThat(after(last)).as("its day has come").contains(first.publicId());
        assertThat(after(passed)).as("a queue of its own").isEmpty();
    }

    @Test
    void the_ministry_decides_in_batches_and_is_led_nowhere() {
        LaidFile file = lay(Status.AWAITING_APPROVAL, today());
        lay(Status.AWAITING_APPROVAL, today());
        Actor ministry = officer(null, Role.MINISTRY_OFFICER);

        assertThat(as(ministry, () -> QUEUE.after(file.publicId()))).isEmpty();
        assertThat(as(ministry, () -> QUEUE.around(file.publicId())).next()).isNotNull();
    }

    @Test
    void shows_of_the_same_person_and_employer_only_what_the_officer_may_see() {
        String code = "9135" + next();
        long person = person().id();
        LaidFile file = withEmployer(person, agency, Status.SUBMITTED, code);
        LaidFile earlier = withEmployer(person, agency, Status.REFUSED, "x" + code);
        withEmployer(person, agency, Status.DRAFT, code);
        withEmployer(person, agency(), Status.WITHDRAWN, code);
        LaidFile colleague = withEmployer(person().id(), agency, Status.APPROVED, code);
        withEmployer(person().id(), agency(), Status.SUBMITTED, code);

        assertThat(as(officer, () -> QUEUE.ofPerson(file.publicId())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.publicId()).isEqualTo(earlier.publicId());
                    assertThat(one.status()).isEqualTo(Status.REFUSED);
                    assertThat(one.openable()).isTrue();
                });
        assertThat(as(officer, () -> QUEUE.ofEmployer(file.publicId())))
                .extracting(RelatedFile::publicId)
                .containsExactly(colleague.publicId());
        Actor bound = new Actor(
                officer.accountId(),
                PublicId.next(),
                officer.name(),
                officer.roles(),
                null,
                agency,
                new Ties(Set.of(colleague.personId()), Set.of()));
        assertThat(as(bound, () -> QUEUE.ofEmployer(file.publicId())))
                .singleElement()
                .satisfies(one -> assertThat(one.openable()).isFalse());
        assertThat(as(bound, () -> QUEUE.ofEmployer(colleague.publicId())))
                .as("of a file the officer cannot open")
                .isEmpty();
        assertThat(as(officer(agency(), Role.AGENCY_REVIEWER), () -> QUEUE.ofPerson(file.publicId())))
                .isEmpty();
    }

    @Test
    void shows_the_ten_latest_of_an_employer() {
        String code = "9136" + next();
        LaidFile file = withEmployer(person().id(), agency, Status.SUBMITTED, code);
        people(11).forEach(one -> withEmployer(one.id(), agency, Status.SUBMITTED, code));

        assertThat(as(officer, () -> QUEUE.ofEmployer(file.publicId()))).hasSize(10);
    }

    private Neighbours around(LaidFile file) {
        return as(officer, () -> QUEUE.around(file.publicId()));
    }

    private Optional<UUID> after(LaidFile file) {
        return as(officer, () -> QUEUE.after(file.publicId()));
    }

    private LaidFile lay(Status status, LocalDate due) {
        LaidFile file = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
        JDBI.useHandle(handle ->
                handle.execute("update application.work_item set due_on = ? where application_id = ?", due, file.id()));
        return file;
    }

    private static LaidFile withEmployer(long person, long agency, Status status, String code) {
        LaidFile file = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person,
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
        JDBI.useHandle(handle ->
                handle.execute("update application.application set employer_code = ? where id = ?", code, file.id()));
        return file;
    }
}
