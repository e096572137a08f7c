package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;

/** Files set aside: by whom, until when, and what takes them up again. */
class HoldsDbIT extends ProcessDatabaseTest {

    private static final Holds HOLDS = new Holds(JDBI, CLOCK, CURRENT, new DeskFiles(JDBI), AUDIT);

    private final long agency = agency();
    private final Actor officer = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor colleague = officer(agency, Role.AGENCY_REVIEWER);

    @Test
    void whoever_has_a_file_sets_it_aside_with_a_reason_and_a_day() {
        LaidFile file = held(Status.UNDER_INITIAL_REVIEW);

        setAside(officer, file, " 等待单位来函 ", today().plusDays(3));

        Hold hold = as(colleague, () -> HOLDS.of(file.publicId())).orElseThrow();
        assertThat(hold.reason()).isEqualTo("等待单位来函");
        assertThat(hold.until()).isEqualTo(today().plusDays(3));
        assertThat(hold.by()).isEqualTo(officer.name());
        assertThat(hold.at()).isEqualTo(CLOCK.instant());
        assertThat(as(officer, HOLDS::mine)).extracting(Hold::file).containsExactly(file.publicId());
        assertThat(as(colleague, HOLDS::mine)).isEmpty();
    }

    @Test
    void it_stops_no_clock() {
        LaidFile file = held(Status.UNDER_INITIAL_REVIEW);
        JDBI.useHandle(handle -> handle.execute(
                "update application.work_item set due_on = ? where application_id = ?", today(), file.id()));

        setAside(officer, file, "等待", null);

        assertThat(strings("select due_on::text from application.work_item where application_id = ?", file.id()))
                .containsExactly(today().toString());
    }

    @Test
    void nobody_sets_aside_without_a_reason_for_a_day_gone_by_or_what_others_have() {
        LaidFile file = held(Status.UNDER_INITIAL_REVIEW);

        assertThat(codes(() -> setAside(officer, file, " ", null))).containsExactly("REASON_REQUIRED");
        assertThat(codes(() -> setAside(officer, file, "长".repeat(501), null))).containsExactly("TOO_LONG");
        assertThat(codes(() -> setAside(officer, file, "等待", today()))).containsExactly("DAY_PAST");
        assertThat(codes(() -> setAside(colleague, file, "等待", null))).containsExactly("NOT_IN_HAND");
        assertThat(codes(() -> setAside(officer(agency(), Role.AGENCY_REVIEWER), file, "等待", null)))
                .containsExactly("NOT_FOUND");
        assertThat(as(officer, () -> HOLDS.of(file.publicId()))).isEmpty();
    }

    @Test
    void who_has_it_takes_it_up_again_and_anybody_once_nobody_has_it() {
        LaidFile file = held(Status.UNDER_INITIAL_REVIEW);
        setAside(officer, file, "等待", null);
        assertThat(codes(() -> lift(colleague, file))).containsExactly("NOT_IN_HAND");

        as(officer, () -> {
            QUEUE.release(file.publicId());
            return null;
        });
        assertThat(as(colleague, () -> HOLDS.of(file.publicId())))
                .as("laid back, not lifted")
                .isPresent();
        lift(colleague, file);

        assertThat(as(officer, () -> HOLDS.of(file.publicId()))).isEmpty();
    }

    @Test
    void a_decision_takes_it_up_again() {
        LaidFile accepted = held(Status.SUBMITTED);
        LaidFile passed = held(Status.UNDER_INITIAL_REVIEW);
        for (LaidFile file : List.of(accepted, passed)) {
            setAside(officer, file, "等待", null);
        }

        as(officer, () -> {
            REVIEWS.accept(accepted.publicId());
            REVIEWS.passInitial(passed.publicId(), null);
            return null;
        });

        assertThat(count(
                        "application.work_item where held_reason is not null and application_id in (?, ?)",
                        accepted.id(),
                        passed.id()))
                .isZero();
    }

    private LaidFile held(Status status) {
        LaidFile file = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                MONDAY,
                POLICY.at(today()).asMap());
        file.claim(JDBI, officer.accountId(), officer.name(), CLOCK.instant());
        return file;
    }

    private static void setAside(Actor actor, LaidFile file, String reason, LocalDate until) {
        as(actor, () -> {
            HOLDS.setAside(file.publicId(), reason, until);
            return null;
        });
    }

    private static void lift(Actor actor, LaidFile file) {
        as(actor, () -> {
            HOLDS.lift(file.publicId());
            return null;
        });
    }

    private static List<String> codes(Runnable work) {
        return refused(work).stream().map(Finding::code).toList();
    }
}
