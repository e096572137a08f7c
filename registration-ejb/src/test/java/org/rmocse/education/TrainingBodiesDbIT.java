package org.rmocse.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;

class TrainingBodiesDbIT extends EducationDatabaseTest {

    @Test
    void a_body_is_entered_changed_closed_and_opened_with_a_trail() {
        String name = "虚构安全培训中心" + next();
        UUID id = as(administrator, () -> TRAINING_BODIES.enter(draft(' ' + name + ' ')));
        assertThat(body(id)).satisfies(body -> {
            assertThat(body.name()).isEqualTo(name);
            assertThat(body.enabled()).isTrue();
        });
        doing(administrator, () -> TRAINING_BODIES.change(id, 0, draft(name + "（更名）")));
        doing(administrator, () -> TRAINING_BODIES.turn(id, 1, false));
        assertThat(body(id).enabled()).isFalse();
        doing(administrator, () -> TRAINING_BODIES.turn(id, 2, true));
        assertThat(body(id).name()).isEqualTo(name + "（更名）");
        assertThat(AUDIT.of(id))
                .extracting(entry -> entry.action())
                .containsExactly(
                        "training_body.entered",
                        "training_body.changed",
                        "training_body.closed",
                        "training_body.opened");
        assertThat(as(administrator, TRAINING_BODIES::list))
                .extracting(TrainingBody::publicId)
                .contains(id);
    }

    @Test
    void whoever_was_slower_is_told_and_changes_nothing() {
        UUID id = as(administrator, () -> TRAINING_BODIES.enter(draft("培训中心" + next())));
        doing(administrator, () -> TRAINING_BODIES.turn(id, 0, false));
        List<Finding> changed = List.of(Finding.of("TRAINING_BODY_CHANGED", null));
        assertThat(refused(() -> TRAINING_BODIES.turn(id, 0, false))).isEqualTo(changed);
        assertThat(refused(() -> TRAINING_BODIES.turn(id, 1, false))).isEqualTo(changed);
        assertThat(refused(() -> TRAINING_BODIES.change(id, 0, draft("别名" + next()))))
                .isEqualTo(changed);
        assertThat(refused(() -> TRAINING_BODIES.turn(PublicId.next(), 0, false)))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_nobody_is_entered_twice() {
        assertThat(refused(() -> TRAINING_BODIES.enter(new TrainingBodyDraft(" ", "x", "1", null, "x"))))
                .extracting(finding -> finding.code() + ' ' + finding.field())
                .containsExactly(
                        "REQUIRED name", "CREDIT_CODE_INVALID creditCode", "REQUIRED region", "EMAIL_INVALID email");
        TrainingBodyDraft draft = draft("培训中心" + next());
        as(administrator, () -> TRAINING_BODIES.enter(draft));
        List<Finding> known = List.of(Finding.of("TRAINING_BODY_KNOWN", "name"));
        assertThat(refused(() -> TRAINING_BODIES.enter(draft))).isEqualTo(known);
        UUID other = as(administrator, () -> TRAINING_BODIES.enter(draft("另一培训中心" + next())));
        TrainingBodyDraft taken =
                new TrainingBodyDraft("第三培训中心" + next(), draft.creditCode(), null, null, "a@b.example");
        assertThat(refused(() -> TRAINING_BODIES.change(other, 0, taken))).isEqualTo(known);
    }

    @Test
    void somebody_of_a_body_sees_that_body() {
        Actor trainer = trainer();
        assertThat(as(trainer, TRAINING_BODIES::own).id()).isEqualTo(trainer.trainingBodyId());
        assertThat(refused(() -> TRAINING_BODIES.own())).containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void a_course_is_entered_archived_and_taken_out_again_by_its_body_alone() {
        Actor trainer = trainer();
        UUID course =
                as(trainer, () -> COURSES.enter(new CourseDraft(" 应急救援 ", null, "7.5", "2026-03-01", "2026-03-02")));
        assertThat(as(trainer, COURSES::list)).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("应急救援");
            assertThat(one.hours()).isEqualByComparingTo("7.5");
            assertThat(one.archived()).isFalse();
        });
        Actor other = trainer();
        assertThat(as(other, COURSES::list)).isEmpty();
        assertThat(refused(other, () -> archived(course, true))).containsExactly(Finding.of("NOT_FOUND", null));
        doing(trainer, () -> COURSES.archive(course, true));
        assertThat(as(trainer, COURSES::list)).singleElement().satisfies(one -> assertThat(one.archived())
                .isTrue());
        assertThat(refused(trainer, () -> archived(course, true))).containsExactly(Finding.of("NOT_FOUND", null));
        doing(trainer, () -> COURSES.archive(course, false));
        assertThat(as(trainer, COURSES::list)).singleElement().satisfies(one -> assertThat(one.archived())
                .isFalse());
        assertThat(refused(trainer, () -> COURSES.enter(new CourseDraft("", null, "0", "2026-03-02", "2026-03-01"))))
                .extracting(Finding::code)
                .containsExactly("REQUIRED", "HOURS_INVALID", "DATES_REVERSED");
    }

    private Object archived(UUID course, boolean away) {
        COURSES.archive(course, away);
        return course;
    }

    private TrainingBody body(UUID id) {
        return as(administrator, () -> TRAINING_BODIES.find(id));
    }

    private List<Finding> refused(Runnable work) {
        return refused(administrator, () -> {
            work.run();
            return null;
        });
    }
}
