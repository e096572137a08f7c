package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.ImportReport.RowError;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notifications;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** A learner says that a row is wrong, and whoever reported it answers; until it is withdrawn it counts. */
class DisputesDbIT extends EducationDatabaseTest {

    private static final Disputes DISPUTES = new Disputes(
            JDBI, CLOCK, CURRENT, PEOPLE, new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices()), AUDIT);
    private static final List<Finding> MISSING = List.of(Finding.of("NOT_FOUND", null));

    private Actor trainer;
    private Actor learner;

    @BeforeEach
    void a_reported_row() {
        trainer = trainer();
        learner = new Actor(next(), PublicId.next(), "林知安", Set.of(Role.APPLICANT), person, null);
        imported(trainer, csv(row("2026-03-01", "2026-03-03", "安全生产法", "24")));
    }

    @Test
    void a_disputed_row_counts_as_before_and_is_marked_until_it_is_answered() {
        raise("只参加了两天");
        assertThat(RECORDS.of(person)).singleElement().satisfies(row -> assertThat(row.disputed())
                .isEqualTo("只参加了两天"));
        assertThat(hours()).isEqualTo("24.0");
        assertThat(own().isOpen()).isTrue();
        assertThat(as(trainer, DISPUTES::open)).isEqualTo(1);
        assertThat(as(trainer, DISPUTES::list)).singleElement().satisfies(one -> {
            assertThat(one.personName()).isEqualTo("林知安");
            assertThat(one.maskedIdNumber()).doesNotContain(number.value());
            assertThat(one.words()).isEqualTo("只参加了两天");
            assertThat(one.isOpen()).isTrue();
        });
        assertThat(AUDIT.of(own().publicId()))
                .extracting(entry -> entry.action())
                .containsExactly("education.disputed");
        assertThat(count(
                        "notification.outbox where type = 'EDUCATION_DISPUTED' and recipient = 'body@body.example'"
                                + " and subject_id = ?",
                        own().publicId()))
                .isEqualTo(1);
    }

    @Test
    void a_withdrawn_row_counts_no_more_and_the_same_file_does_not_bring_it_back() {
        raise("没有参加");
        answer(trainer, DisputeOutcome.WITHDRAWN, null);
        assertThat(RECORDS.of(person)).isEmpty();
        assertThat(own()).satisfies(one -> {
            assertThat(one.withdrawn()).isTrue();
            assertThat(one.outcome()).isEqualTo(DisputeOutcome.WITHDRAWN);
        });
        assertThat(count(
                        "notification.outbox where type = 'EDUCATION_ANSWERED' and subject_id = ? and details::text like '%已撤回%'",
                        own().publicId()))
                .isEqualTo(1);
        EducationImport again = imported(trainer, csv(row("2026-03-01", "2026-03-03", "安全生产法", "24")));
        assertThat(counts(again)).isEqualTo("0 0 1 0");
        assertThat(errors(again)).extracting(RowError::code).containsExactly("RECORD_WITHDRAWN");
        assertThat(counts(imported(trainer, csv(row("2026-03-01", "2026-03-02", "安全生产法", "16")))))
                .as("and overlaps with nothing")
                .isEqualTo("1 0 0 0");
    }

    @Test
    void a_kept_row_counts_and_says_why() {
        raise("没有参加");
        UUID dispute = as(trainer, DISPUTES::list).get(0).publicId();
        assertThat(refused(trainer, () -> answered(dispute, DisputeOutcome.KEPT, " ")))
                .containsExactly(Finding.of("REQUIRED", "words"));
        answer(trainer, DisputeOutcome.KEPT, "签到记录显示三天均到场");
        assertThat(hours()).isEqualTo("24.0");
        assertThat(RECORDS.of(person)).singleElement().satisfies(row -> assertThat(row.disputed())
                .isNull());
        assertThat(own().answer()).isEqualTo("签到记录显示三天均到场");
        assertThat(as(trainer, DISPUTES::open)).isZero();
        assertThat(refused(trainer, () -> answered(dispute, DisputeOutcome.WITHDRAWN, null)))
                .as("once")
                .isEqualTo(MISSING);
        assertThat(refused(learner, () -> raised(own().publicId(), "再次")))
                .containsExactly(Finding.of("DISPUTE_KNOWN", null));
    }

    @Test
    void nobody_disputes_anothers_row_and_no_other_body_answers() {
        UUID record = own().publicId();
        Actor stranger = new Actor(next(), PublicId.next(), "某人", Set.of(Role.APPLICANT), person + 1_000_000, null);
        assertThat(refused(stranger, () -> raised(record, "x"))).isEqualTo(MISSING);
        assertThat(refused(learner, () -> raised(PublicId.next(), "x"))).isEqualTo(MISSING);
        assertThat(refused(learner, () -> raised(record, " "))).containsExactly(Finding.of("REQUIRED", "words"));
        assertThat(refused(learner, () -> raised(record, "长".repeat(501))))
                .containsExactly(Finding.of("TOO_LONG", "words").having(501, 500));
        raise("没有参加");
        UUID dispute = as(trainer, DISPUTES::list).get(0).publicId();
        assertThat(as(trainer(), DISPUTES::list)).isEmpty();
        assertThat(refused(trainer(), () -> answered(dispute, DisputeOutcome.WITHDRAWN, null)))
                .isEqualTo(MISSING);
        assertThat(refused(administrator, () -> answered(dispute, DisputeOutcome.WITHDRAWN, null)))
                .as("an administrator answers for what an administrator imported")
                .isEqualTo(MISSING);
    }

    @Test
    void an_administrator_answers_for_what_an_administrator_imported() {
        imported(administrator, csv(row("2026-05-01", "2026-05-01", "应急", "8")));
        UUID record = as(learner, DISPUTES::mine).get(0).publicId();
        doing(learner, () -> DISPUTES.raise(record, "日期有误"));
        UUID dispute = as(administrator, DISPUTES::list).stream()
                .filter(one -> one.words().equals("日期有误") && one.isOpen())
                .findFirst()
                .orElseThrow()
                .publicId();
        doing(administrator, () -> DISPUTES.answer(dispute, DisputeOutcome.WITHDRAWN, "已核实"));
        assertThat(as(learner, DISPUTES::mine).get(0).withdrawn()).isTrue();
    }

    @Test
    void a_dispute_goes_with_an_import_that_is_taken_back() {
        raise("没有参加");
        UUID id = as(trainer, IMPORTS::recent).get(0).publicId();
        doing(trainer, () -> IMPORTS.rollBack(id));
        assertThat(as(learner, DISPUTES::mine)).isEmpty();
        assertThat(as(trainer, DISPUTES::list)).isEmpty();
    }

    private OwnRecord own() {
        return as(learner, DISPUTES::mine).get(0);
    }

    private String hours() {
        return EducationRule.tally(
                        RECORDS.of(person),
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2028, 12, 31),
                        LocalDate.of(2026, 11, 23))
                .hours()
                .toPlainString();
    }

    private void raise(String words) {
        doing(learner, () -> DISPUTES.raise(own().publicId(), words));
    }

    private void answer(Actor actor, DisputeOutcome outcome, String words) {
        UUID dispute = as(actor, DISPUTES::list).get(0).publicId();
        doing(actor, () -> DISPUTES.answer(dispute, outcome, words));
    }

    private Object raised(UUID record, String words) {
        DISPUTES.raise(record, words);
        return record;
    }

    private Object answered(UUID dispute, DisputeOutcome outcome, String words) {
        DISPUTES.answer(dispute, outcome, words);
        return dispute;
    }
}
