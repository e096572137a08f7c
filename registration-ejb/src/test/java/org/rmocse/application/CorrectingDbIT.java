package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.application.ApplicationView.GivenReason;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;

/** A round of correction: what opens, what is still missing, what the reviewer sees of it, what may be flagged next (R14, D22). */
class CorrectingDbIT extends ProcessDatabaseTest {

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    private Filer filer;

    @BeforeEach
    void a_file_returned_for_three_things() {
        filer = Filer.submitted(person(), agency);
        give(List.of(
                new ReasonGiven("employer.name", ReasonCode.EMPLOYER_NAME_MISMATCH, "名称与合同不符"),
                new ReasonGiven("materials.CONTRACT", ReasonCode.CONTRACT_INCOMPLETE, "缺签章页"),
                new ReasonGiven("work.rows", ReasonCode.SOCIAL_INSURANCE_DOUBT, "请说明")));
    }

    @Test
    void only_what_was_flagged_opens() {
        ApplicationView view = view();
        assertThat(view.isOpen("employer.name")).isTrue();
        assertThat(view.isOpen("employer.creditCode")).isTrue();
        assertThat(view.isOpen("materials.CONTRACT")).isTrue();
        assertThat(view.isOpen("work.rows")).isTrue();
        assertThat(view.isOpen("employer.phone")).isFalse();
        assertThat(view.isOpen("basic.mobile")).isFalse();
        assertThat(view.isOpen("portrait.fileId")).isFalse();
        assertThat(view.isOpen("materials.HOLD_ID")).isFalse();
        assertThat(refused(() -> filer.save("basic.mobile", "13900002222")))
                .containsExactly(Finding.of("NOT_FLAGGED", "basic.mobile", "R14"));
        assertThat(refused(() -> filer.save("employer.phone", "010-12345678")))
                .containsExactly(Finding.of("NOT_FLAGGED", "employer.phone", "R14"));
        assertThat(filer.filing().basic().mobile()).isEqualTo("13900001111");
    }

    @Test
    void the_printed_form_opens_with_whatever_makes_it_outdated() {
        assertThat(view().isOpen("form.pages")).isFalse();
        filer.save("employer.name", "虚构化工股份有限公司");
        assertThat(view().isOpen("form.pages")).isTrue();
    }

    @Test
    void two_of_three_mended_is_refused_naming_the_third() {
        filer.save("employer.name", "虚构化工股份有限公司");
        filer.attach(MaterialCode.CONTRACT);
        refreshForm();
        assertThat(refused(filer::submit))
                .containsExactly(Finding.of("NOT_MENDED", "work.rows", "R14").having("请说明", null));
        assertThat(view().findings().get(Step.WORK)).extracting(Finding::code).containsExactly("NOT_MENDED");
        answer("work.rows", "由母公司缴纳，见合同附件");
        filer.submit();
        assertThat(filer.column("status")).isEqualTo("SUBMITTED");
    }

    @Test
    void the_reviewer_sees_what_was_changed_from_what_to_what_and_what_was_answered() {
        filer.save("employer.name", "虚构化工股份有限公司");
        filer.attach(MaterialCode.CONTRACT);
        refreshForm();
        answer("work.rows", "由母公司缴纳");
        filer.submit();
        ApplicationView seen = as(reviewer, () -> QUERIES.view(filer.application));
        assertThat(seen.correction().changed())
                .contains(
                        new Correction.Changed("employer.name", "虚构化工有限公司", "虚构化工股份有限公司"),
                        new Correction.Changed("materials.CONTRACT", null, null),
                        new Correction.Changed("form.pages", null, null))
                .hasSize(3);
        assertThat(seen.reasons()).extracting(GivenReason::answer).containsExactly(null, null, "由母公司缴纳");
    }

    @Test
    void what_could_have_been_flagged_before_needs_a_reason_for_the_record() {
        filer.save("employer.name", "虚构化工股份有限公司");
        filer.attach(MaterialCode.CONTRACT);
        refreshForm();
        answer("work.rows", "由母公司缴纳");
        filer.submit();
        List<ReasonGiven> late = List.of(new ReasonGiven("portrait.fileId", ReasonCode.PHOTO_BAD, "照片不合格"));
        assertThat(refused(() -> give(late))).containsExactly(Finding.of("LATE_REASON", "note", "D22"));
        give(List.of(new ReasonGiven("employer.name", ReasonCode.EMPLOYER_NAME_MISMATCH, "仍然不符")));
        assertThat(filer.column("status")).isEqualTo("RETURNED");
        assertThat(view().lastReasons()).extracting(GivenReason::text).containsExactly("仍然不符");
        filer.save("employer.name", "虚构化工集团有限公司");
        refreshForm();
        filer.submit();
        as(reviewer, () -> {
            REVIEWS.returnForCorrection(filer.application, late, "照片此前系统未显示");
            return null;
        });
        assertThat(strings(
                        "select note from application.move where application_id = ? and note is not null", filer.id()))
                .containsExactly("照片此前系统未显示");
    }

    @Test
    void a_reason_of_another_file_is_not_answered() {
        Filer other = Filer.submitted(person(), agency);
        as(reviewer, () -> {
            REVIEWS.returnForCorrection(
                    other.application,
                    List.of(new ReasonGiven("work.rows", ReasonCode.SOCIAL_INSURANCE_DOUBT, "请说明")),
                    null);
            return null;
        });
        GivenReason theirs =
                as(other.actor, () -> QUERIES.view(other.application)).reasons().get(0);
        assertThat(refused(() -> edit(filer.actor, desk -> desk.answer(filer.application, theirs.publicId(), "x"))))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    private void give(List<ReasonGiven> reasons) {
        as(reviewer, () -> {
            REVIEWS.returnForCorrection(filer.application, reasons, null);
            return null;
        });
    }

    private void answer(String item, String text) {
        GivenReason reason = view().lastReasons().stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow();
        edit(filer.actor, desk -> desk.answer(filer.application, reason.publicId(), text));
    }

    private void refreshForm() {
        JDBI.useHandle(handle -> handle.execute(
                "delete from application.material where application_id = ? and code = 'APP_FORM'", filer.id()));
        filer.attachForm();
    }

    private ApplicationView view() {
        return as(filer.actor, () -> QUERIES.view(filer.application));
    }
}
