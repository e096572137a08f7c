package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.certificate.GrantedTerms;
import org.rmocse.certificate.Registration;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Texts;

/** What an applicant gets in writing, from the moves as they were made; whatever is corrected later changes no letter. */
class LettersDbIT extends ApprovalDatabaseTest {

    private static final Letters LETTERS = new Letters(JDBI, CURRENT, AGENCIES, new GrantedTerms(JDBI));
    private static final List<ReasonGiven> GAPS = List.of(
            new ReasonGiven("materials.CONTRACT", ReasonCode.CONTRACT_EXPIRED, "合同已于上月到期"),
            new ReasonGiven("agency.agencyId", ReasonCode.AGENCY_WRONG, "应由所在省办理"));

    @Test
    void a_submission_is_receipted_an_acceptance_told_and_every_gap_named_with_its_rule_and_the_day() {
        moveTo(LocalDate.of(2026, 11, 23));
        Filer filer = Filer.submitted(person(), agency);
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        assertThat(text(filer, "R01"))
                .contains("收件回执", filer.column("receipt_number") + "-R01", filer.person.name(), "初始注册", "2026-11-30");
        act(reviewer, () -> REVIEWS.accept(filer.application));
        assertThat(text(filer, "A01")).contains("受理通知书", "R14", "R15").doesNotContain("自收到申请之日起即为受理");
        act(reviewer, () -> REVIEWS.returnForCorrection(filer.application, GAPS, "officers only"));
        assertThat(text(filer, "C01"))
                .contains("补正通知书", "合同已于上月到期", "V12", "应由所在省办理", "V08", "初审机构", filer.column("due_on"))
                .doesNotContain("officersonly");
    }

    @Test
    void a_letter_stays_as_it_was_whatever_is_corrected_afterwards() {
        moveTo(LocalDate.of(2026, 11, 23));
        Filer filer = Filer.submitted(person(), agency);
        List<ReasonGiven> gaps = Stream.concat(
                        GAPS.stream(),
                        Stream.of(new ReasonGiven("employer.name", ReasonCode.EMPLOYER_NAME_MISMATCH, "名称与合同不符")))
                .toList();
        act(officer(agency, Role.AGENCY_REVIEWER), () -> REVIEWS.returnForCorrection(filer.application, gaps, null));
        byte[] receipt = print(filer.actor, filer.application, "R01", Texts.CHINESE);
        byte[] notice = print(filer.actor, filer.application, "C01", Texts.CHINESE);
        String otherAgency = AGENCIES.names().get(agency);
        moveTo(LocalDate.of(2026, 12, 1));
        filer.save("agency.agencyId", agency());
        filer.save("employer.name", "虚构改名有限公司");
        filer.attach(MaterialCode.CONTRACT);
        filer.materials().stream()
                .filter(material -> material.code() == MaterialCode.APP_FORM)
                .forEach(page -> edit(filer.actor, desk -> desk.removeMaterial(filer.application, page.publicId())));
        filer.attachForm();
        filer.submit();
        assertThat(print(filer.actor, filer.application, "R01", Texts.CHINESE)).isEqualTo(receipt);
        assertThat(print(filer.actor, filer.application, "C01", Texts.CHINESE)).isEqualTo(notice);
        assertThat(text(filer, "R01")).contains(otherAgency).doesNotContain("虚构改名有限公司");
        assertThat(text(filer, "R02"))
                .contains("虚构改名有限公司", "2026-12-01", "-R02")
                .doesNotContain(otherAgency);
        assertThat(refused(() -> print(filer.actor, filer.application, "C02", Texts.CHINESE)))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void silence_is_told_as_what_it_is() {
        LaidFile file = lay(Status.SUBMITTED);
        inTransaction(() -> MOVES.perform(
                Action.ACCEPT, List.of(file.id()), Actor.system("clock"), CLOCK.instant(), Decision.NONE));
        assertThat(text(applicant(PEOPLE.get(file.personId())), file.publicId(), "A01"))
                .contains("自收到申请之日起即为受理");
    }

    @Test
    void a_refusal_names_its_reasons_the_rules_and_who_decided() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        act(
                officer(agency, Role.AGENCY_REVIEWER),
                () -> REVIEWS.refuseInitial(
                        file.publicId(), List.of(new ReasonGiven("basic", ReasonCode.FALSE_MATERIAL, "合同系伪造")), null));
        assertThat(text(applicant(PEOPLE.get(file.personId())), file.publicId(), "N01"))
                .contains(
                        "不予注册决定书",
                        "合同系伪造",
                        "R5:注册安全工程师管理规定",
                        "第十二条",
                        "行政复议",
                        AGENCIES.names().get(agency));
        LaidFile reported = lay(Status.REPORTED);
        act(
                officer(null, Role.FINAL_REVIEWER),
                () -> REVIEWS.refuseFinal(
                        reported.publicId(), List.of(new ReasonGiven("basic", ReasonCode.OVER_AGE, "已满七十一周岁")), null));
        assertThat(text(applicant(PEOPLE.get(reported.personId())), reported.publicId(), "N01"))
                .contains("已满七十一周岁", "D8", "注册终审机构");
    }

    @Test
    void an_approval_says_what_was_granted_and_still_does_after_the_next_term() {
        Waiting one = waiting(1).get(0);
        approve(batch(List.of(one)));
        Registration granted = REGISTER.ofPerson(one.person().id()).orElseThrow();
        Actor owner = applicant(one.person());
        byte[] letter = print(owner, one.file().publicId(), "G01", Texts.CHINESE);
        assertThat(plain(letter))
                .contains("准予注册决定书", granted.number(), granted.validFrom() + "至" + granted.validTo(), "应急管理部", "化工安全");
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                select id, 'RENEWAL', gen_random_uuid(), ?, ?, ?::date
                from certificate.registration where number = ?
                """,
                granted.validTo().plusDays(1),
                granted.validTo().plusYears(5),
                granted.validTo(),
                granted.number()));
        assertThat(print(owner, one.file().publicId(), "G01", Texts.CHINESE)).isEqualTo(letter);
    }

    @Test
    void a_letter_is_written_in_the_language_asked_for_and_the_same_every_time() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        act(
                officer(agency, Role.AGENCY_REVIEWER),
                () -> REVIEWS.returnForCorrection(file.publicId(), GAPS.subList(0, 1), null));
        Actor owner = applicant(PEOPLE.get(file.personId()));
        byte[] english = print(owner, file.publicId(), "C01", Texts.ENGLISH);
        assertThat(plain(english)).contains("NoticetoCorrect", "V12:Guidetoregistration");
        assertThat(print(owner, file.publicId(), "C01", Texts.ENGLISH)).isEqualTo(english);
        assertThat(print(owner, file.publicId(), "C01", Locale.FRENCH))
                .isEqualTo(print(owner, file.publicId(), "C01", Texts.CHINESE));
    }

    @Test
    void a_letter_is_its_owners_and_the_desks_it_came_to() {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        act(reviewer, () -> REVIEWS.returnForCorrection(file.publicId(), GAPS, null));
        assertThat(print(reviewer, file.publicId(), "C01", Texts.CHINESE)).isNotEmpty();
        for (Actor stranger : List.of(
                applicant(person()),
                officer(agency(), Role.AGENCY_REVIEWER),
                officer(null, Role.FINAL_REVIEWER),
                officer(null, Role.MINISTRY_OFFICER))) {
            assertThat(refused(() -> print(stranger, file.publicId(), "C01", Texts.CHINESE)))
                    .containsExactly(Finding.of("NOT_FOUND", null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "C02", "G01", "N01", "X01", "C01'", "C9999"})
    void what_is_no_letter_of_the_application_is_not_found(String code) {
        LaidFile file = lay(Status.UNDER_INITIAL_REVIEW);
        act(officer(agency, Role.AGENCY_REVIEWER), () -> REVIEWS.returnForCorrection(file.publicId(), GAPS, null));
        assertThat(refused(() -> print(applicant(PEOPLE.get(file.personId())), file.publicId(), code, Texts.CHINESE)))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    private static byte[] print(Actor actor, UUID application, String code, Locale language) {
        return as(actor, () -> LETTERS.print(application, code, language)).pdf();
    }

    private static String text(Filer filer, String code) {
        return text(filer.actor, filer.application, code);
    }

    private static String text(Actor actor, UUID application, String code) {
        return plain(print(actor, application, code, Texts.CHINESE));
    }

    private static String plain(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
                    .replaceAll("\\s", "");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void act(Actor officer, Runnable deed) {
        as(officer, () -> {
            deed.run();
            return "done";
        });
    }

    private LaidFile lay(Status status) {
        return LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                status,
                person().id(),
                agency,
                CLOCK.instant(),
                POLICY.at(today()).asMap());
    }
}
