package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutyEntry;
import org.rmocse.application.Section.DutySection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Statements;

/** Each kind from its draft, filled in from the register, to its outcome there. */
class EveryKindDbIT extends ProcessDatabaseTest {

    /** Somebody registered on this day until the eve of it five years later. */
    private static final LocalDate REGISTERED = LocalDate.of(2027, 3, 1);

    private static final LocalDate EXPIRES = LocalDate.of(2032, 2, 29);

    private static final String ANOTHER = SampleNumbers.creditCode(61_234_567).value();

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);
    private final Actor centre = officer(null, Role.FINAL_REVIEWER);
    private final Actor ministry = officer(null, Role.MINISTRY_OFFICER);

    @Test
    void a_renewal_follows_the_term_that_ends_and_brings_a_label() {
        Person person = registered();
        moveTo(LocalDate.of(2031, 12, 1));
        Filer renewal = Filer.begin(person, agency, ApplicationKind.RENEWAL);
        assertThat(view(renewal).takenOver())
                .containsExactlyInAnyOrder(Step.AGENCY, Step.BASIC, Step.PORTRAIT, Step.EMPLOYER, Step.WORK);
        assertThat(view(renewal).steps()).contains(Step.EDUCATION, Step.DUTY).doesNotContain(Step.CATEGORY);
        assertThat(codes(renewal))
                .contains("EDUCATION_INSUFFICIENT", "DUTY_EMPTY", "FORM_PAGE_MISSING", "MATERIAL_MISSING");
        renewal.save(education(LocalDate.of(2030, 5, 6)));
        renewal.save(duties());
        renewal.save("employer.openEnded", true);
        renewal.attach(MaterialCode.CONTRACT);
        renewal.attach(MaterialCode.CE_PROOF);
        renewal.attach(MaterialCode.DUTY_STATEMENT);
        renewal.attachForm();
        assertThat(view(renewal).takenOver()).doesNotContain(Step.EDUCATION);
        renewal.submit();
        throughAllDesks(renewal);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.validFrom()).isEqualTo(LocalDate.of(2032, 3, 1));
            assertThat(now.validTo()).isEqualTo(LocalDate.of(2037, 2, 28));
            assertThat(now.number()).startsWith("2027");
        });
        assertThat(copies(renewal)).containsExactly("LABEL TO_PRODUCE");
        assertThat(announced(renewal)).isEqualTo(1);
    }

    @Test
    void the_start_page_costs_six_statements_at_most() {
        Person person = registered();
        moveTo(LocalDate.of(2031, 12, 1));
        Filer renewal = renewal(person);
        Registration held = register(person);
        List<String> statements = Statements.of(JDBI, () -> {
            OwnPage page = as(renewal.actor, QUERIES::start);
            assertThat(page.current().publicId()).isEqualTo(renewal.application);
            assertThat(page.registration()).isEqualTo(held);
            assertThat(page.today()).hasSize(ApplicationKind.values().length);
        });
        assertThat(statements).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void a_renewal_filed_in_time_keeps_the_registration_in_force_until_it_is_decided() {
        Person person = registered();
        moveTo(EXPIRES);
        Filer renewal = renewalSubmitted(person);
        moveTo(EXPIRES.plusDays(1));
        assertThat(register(person).standing()).isEqualTo(Standing.EXPIRING);
        as(reviewer, () -> {
            REVIEWS.returnForCorrection(
                    renewal.application, List.of(new ReasonGiven("form.pages", ReasonCode.FORM_UNSIGNED, "请签字")), null);
            return null;
        });
        moveTo(EXPIRES.plusDays(10));
        assertThat(register(person).standing()).isEqualTo(Standing.EXPIRING);
        renewal.attachForm();
        renewal.submit(); // filed in time, mended after the end: still in time
        as(reviewer, () -> {
            REVIEWS.accept(renewal.application);
            REVIEWS.refuseInitial(
                    renewal.application, List.of(new ReasonGiven("basic", ReasonCode.FALSE_MATERIAL, "材料不实")), null);
            return null;
        });
        assertThat(register(person).standing()).isEqualTo(Standing.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"2032-02-29T15:59:59Z, true", "2032-02-29T16:00:00Z, false"})
    void the_last_second_of_the_term_in_the_officials_zone_decides(Instant moment, boolean inTime) {
        Person person = registered();
        moveTo(EXPIRES);
        Filer renewal = renewal(person);
        CLOCK.moveTo(moment);
        if (inTime) {
            renewal.submit();
            assertThat(renewal.column("status")).isEqualTo("SUBMITTED");
            assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION)))
                    .extracting(Finding::code)
                    .containsExactly("OPEN_APPLICATION_EXISTS", "STILL_VALID");
        } else {
            assertThat(refused(renewal::submit)).extracting(Finding::code).containsExactly("EXPIRED");
            assertThat(view(Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION))
                            .personFindings())
                    .isEmpty();
        }
    }

    @Test
    void a_renewal_approved_after_the_end_follows_the_old_term_all_the_same() {
        Person person = registered();
        moveTo(EXPIRES);
        Filer renewal = renewalSubmitted(person);
        moveTo(EXPIRES.plusDays(30));
        throughAllDesks(renewal);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.validFrom()).isEqualTo(EXPIRES.plusDays(1));
            assertThat(now.validTo()).isEqualTo(LocalDate.of(2037, 2, 28));
            assertThat(now.standing()).isEqualTo(Standing.VALID);
        });
        // windows follow the end of the last granted term: nobody renews twice
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RENEWAL)))
                .containsExactly(Finding.of("TOO_EARLY", null, "D4")
                        .having(EXPIRES.plusDays(30), LocalDate.of(2036, 2, 28))
                        .on(LocalDate.of(2036, 2, 28)));
    }

    @Test
    void a_renewal_withdrawn_after_the_end_keeps_nothing_in_force() {
        Person person = registered();
        moveTo(EXPIRES);
        Filer renewal = renewalSubmitted(person);
        moveTo(EXPIRES.plusDays(1));
        renewal.withdraw();
        assertThat(register(person).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RENEWAL)))
                .extracting(Finding::code)
                .containsExactly("EXPIRED");
    }

    @Test
    void of_two_registrations_of_one_person_submitted_at_once_one_is_told_of_the_other() throws Exception {
        for (int i = 0; i < 3; i++) {
            Person person = registered();
            moveTo(LocalDate.of(2031, 12, 1));
            Filer renewal = renewal(person);
            Filer change = renamed(person);
            List<Object> outcomes = AtOnce.run(List.of(() -> outcome(renewal::submit), () -> outcome(change::submit)));
            assertThat(outcomes).hasAtLeastOneElementOfType(Receipt.class);
            assertThat(outcomes).contains(List.of(Finding.of("OPEN_APPLICATION_EXISTS", null, "D19")));
        }
    }

    @Test
    void a_change_of_employer_leaves_the_term_and_a_wrong_choice_is_told() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer change = Filer.begin(person, agency, ApplicationKind.CHANGE);
        assertThat(codes(change)).contains("NOTHING_CHANGED");
        change.save(new ChangeSection(false, true, false, false));
        assertThat(codes(change)).contains("CHANGE_NOT_MADE").doesNotContain("NOTHING_CHANGED");
        change.save("employer.creditCode", ANOTHER);
        change.save("employer.name", "另一虚构化工有限公司");
        change.attach(MaterialCode.CONTRACT);
        change.attachForm();
        change.submit();
        throughAllDesks(change);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.employerName()).isEqualTo("另一虚构化工有限公司");
            assertThat(now.employerCode()).isEqualTo(ANOTHER);
            assertThat(now.validFrom()).isEqualTo(REGISTERED);
            assertThat(now.validTo()).isEqualTo(EXPIRES);
        });
        assertThat(copies(change)).containsExactly("LABEL TO_PRODUCE");
    }

    @Test
    void a_change_in_the_last_year_may_renew_the_term_with_it() {
        Person person = registered();
        moveTo(LocalDate.of(2031, 12, 1));
        Filer change = renamed(person);
        change.submit();
        throughAllDesks(change);
        assertThat(register(person).employerName()).isEqualTo("虚构化工（集团）有限公司");
        assertThat(register(person).validTo()).isEqualTo(LocalDate.of(2037, 2, 28));
        assertThat(strings(
                        "select h.name from employer.name_history h join employer.employer e on e.id = h.employer_id where credit_code = ? order by h.id",
                        "91350100M000100Y43"))
                .contains("虚构化工（集团）有限公司");
    }

    @Test
    void a_re_registration_begins_anew_after_the_end() {
        Person person = registered();
        moveTo(EXPIRES);
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION)))
                .extracting(Finding::code)
                .containsExactly("STILL_VALID");
        moveTo(EXPIRES.plusDays(1));
        String lost = register(person).certificateCode();
        String number = register(person).number();
        Filer again = Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION);
        again.save(new Section.CategorySection(PracticeCategory.CHEMICAL));
        again.save("employer.openEnded", true);
        again.save(education(LocalDate.of(2030, 5, 6)));
        again.attach(MaterialCode.CONTRACT);
        again.attach(MaterialCode.CE_PROOF);
        again.attachForm();
        again.submit();
        throughAllDesks(again);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.validFrom()).isEqualTo(EXPIRES.plusDays(1));
            assertThat(now.standing()).isEqualTo(Standing.VALID);
            assertThat(now.number()).as("one for life").isEqualTo(number);
        });
        assertThat(copies(again)).containsExactly("CERTIFICATE TO_PRODUCE");
        assertThat(REGISTER.issued(lost).orElseThrow().replaced()).isTrue();
    }

    @Test
    void a_reissue_makes_the_item_again_once_the_damaged_one_is_received() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        String before = register(person).certificateCode();
        Filer reissue = Filer.begin(person, agency, ApplicationKind.REISSUE);
        reissue.save(
                new MatterSection("CERTIFICATE", "DAMAGED", null, null, null, "浸水损坏", "13900001111", "a@b.example"));
        reissue.attach(MaterialCode.ID_COPY);
        reissue.attachOnePage();
        reissue.submit();
        passInitially(reissue);
        assertThat(refused(() -> as(manager, () -> BATCHES.report(List.of(reissue.application)))))
                .extracting(Finding::code)
                .containsExactly("ORIGINAL_NOT_RECEIVED");
        as(reviewer, () -> {
            REVIEWS.receiveOriginal(reissue.application);
            return null;
        });
        as(manager, () -> BATCHES.report(List.of(reissue.application)));
        assertThat(reissue.column("status")).isEqualTo("AWAITING_APPROVAL");
        approve(reissue);
        assertThat(register(person).certificateCode()).isNotEqualTo(before);
        assertThat(register(person).validTo()).isEqualTo(EXPIRES);
        assertThat(REGISTER.issued(before).orElseThrow().replaced()).isTrue();
        assertThat(strings(
                        "select status from certificate.copy y join certificate.certificate c on c.id = y.certificate_id where c.code = ?",
                        before))
                .containsExactly("VOID");
        assertThat(copies(reissue)).containsExactly("CERTIFICATE TO_PRODUCE");
        assertThat(announced(reissue)).isZero();
    }

    @Test
    void a_cancellation_ends_the_registration_and_excludes_everything_beside_it() {
        Person person = registered();
        moveTo(LocalDate.of(2028, 6, 1));
        Filer cancellation = Filer.begin(person, agency, ApplicationKind.CANCELLATION);
        cancellation.save(new MatterSection(null, "LOST", null, null, null, "不再从业", "13900001111", "a@b.example"));
        assertThat(codes(cancellation)).contains("MATERIAL_MISSING");
        cancellation.attach(MaterialCode.ID_COPY);
        cancellation.attach(MaterialCode.LOSS_DECLARATION);
        cancellation.attachOnePage();
        cancellation.submit();
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.CHANGE)))
                .extracting(Finding::code)
                .containsExactly("OPEN_APPLICATION_EXISTS");
        passInitially(cancellation);
        as(manager, () -> BATCHES.report(List.of(cancellation.application)));
        approve(cancellation);
        assertThat(register(person)).satisfies(now -> {
            assertThat(now.standing()).isEqualTo(Standing.CANCELLED);
            assertThat(now.endedOn()).isEqualTo(LocalDate.of(2028, 6, 1));
        });
        assertThat(announced(cancellation)).isEqualTo(1);
        assertThat(refused(() -> Filer.begin(person, agency, ApplicationKind.RENEWAL)))
                .extracting(Finding::code)
                .containsExactly("NOT_REGISTERED");
        Filer again = Filer.begin(person, agency, ApplicationKind.RE_REGISTRATION);
        assertThat(view(again).personFindings()).isEmpty();
    }

    @Test
    void another_matter_goes_straight_to_the_centre_and_changes_the_number_with_the_old_one_still_found() {
        Person person = person(LocalDate.of(1985, 5, 5), LocalDate.of(2024, 11, 20), "化工安全");
        IdNumber before = as(centre, () -> PEOPLE.reveal(centre, person.id(), "测试"));
        IdNumber after = someIdNumber(LocalDate.of(1985, 5, 6));
        Filer matter = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        matter.save(new MatterSection(null, null, "ID_NUMBER", null, null, "号码更正", "13900001111", "a@b.example"));
        edit(matter.actor, desk -> desk.saveNewIdNumber(matter.application, after.value()));
        assertThat(strings("select data::text from application.section where application_id = ?", matter.id()))
                .noneMatch(data -> data.contains(after.value()));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.MATTER_PROOF);
        matter.submit();
        assertThat(matter.column("status")).isEqualTo("REPORTED");
        assertThat(as(centre, () -> REVIEWS.revealIdNumber(matter.application, "核对证明")))
                .isEqualTo(new RevealedNumbers(before.value(), after.value()));
        assertThat(AUDIT.of(person.publicId()))
                .extracting(entry -> entry.action())
                .contains("person.reveal", "person.reveal_requested");
        as(centre, () -> {
            REVIEWS.claim(matter.application);
            REVIEWS.passFinal(matter.application, null);
            return null;
        });
        approve(matter);
        assertThat(PEOPLE.find(after).orElseThrow().id()).isEqualTo(person.id());
        assertThat(PEOPLE.find(before).orElseThrow().id()).isEqualTo(person.id());
        assertThat(PEOPLE.get(person.id()).birthDate()).isEqualTo(LocalDate.of(1985, 5, 6));
        assertThat(announced(matter)).isZero();
    }

    @Test
    void a_new_name_is_borne_from_the_approval_on() {
        Person person = person();
        Filer matter = Filer.begin(person, agency, ApplicationKind.OTHER_MATTER);
        matter.save(new MatterSection(null, null, "NAME", "新名测试", null, "更名", "13900001111", "a@b.example"));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.MATTER_PROOF);
        matter.submit();
        as(centre, () -> {
            REVIEWS.passFinal(matter.application, null);
            return null;
        });
        approve(matter);
        assertThat(PEOPLE.get(person.id()).name()).isEqualTo("新名测试");
        assertThat(strings("select name from applicant.former_name where person_id = ?", person.id()))
                .containsExactly(person.name());
    }

    @Test
    void a_number_that_is_somebody_elses_is_not_approved() {
        Person other = person(LocalDate.of(1985, 5, 5), LocalDate.of(2024, 11, 20), "化工安全");
        IdNumber taken = as(centre, () -> PEOPLE.reveal(centre, other.id(), "测试"));
        Filer matter = Filer.begin(person(), agency, ApplicationKind.OTHER_MATTER);
        matter.save(new MatterSection(null, null, "ID_NUMBER", null, null, "号码更正", "13900001111", "a@b.example"));
        edit(matter.actor, desk -> desk.saveNewIdNumber(matter.application, taken.value()));
        matter.attach(MaterialCode.ID_COPY);
        matter.attach(MaterialCode.MATTER_PROOF);
        matter.submit();
        assertThat(as(centre, () -> QUERIES.view(matter.application)).personFindings())
                .extracting(Finding::code)
                .containsExactly("NUMBER_TAKEN");
        as(centre, () -> {
            REVIEWS.passFinal(matter.application, null);
            return null;
        });
        assertThat(refused(() -> approve(matter))).extracting(Finding::code).containsExactly("NUMBER_TAKEN");
        as(ministry, () -> {
            BATCHES.remove(matter.application);
            return null;
        });
    }

    /** A person registered on {@link #REGISTERED} through the whole process. */
    private Person registered() {
        moveTo(REGISTERED);
        Person person = person();
        Filer initial = Filer.submitted(person, agency);
        throughAllDesks(initial);
        return PEOPLE.get(person.id());
    }

    /** The employer's new name, and the term renewed with it. */
    private Filer renamed(Person person) {
        Filer change = Filer.begin(person, agency, ApplicationKind.CHANGE);
        change.save(new ChangeSection(false, false, true, true));
        change.save("employer.name", "虚构化工（集团）有限公司");
        change.save("employer.openEnded", true);
        change.save(education(LocalDate.of(2030, 5, 6)));
        change.attach(MaterialCode.RENAME_PROOF);
        change.attach(MaterialCode.CE_PROOF);
        change.attachForm();
        return change;
    }

    private Filer renewalSubmitted(Person person) {
        Filer renewal = renewal(person);
        renewal.submit();
        return renewal;
    }

    private Filer renewal(Person person) {
        Filer renewal = Filer.begin(person, agency, ApplicationKind.RENEWAL);
        renewal.save(education(LocalDate.of(2030, 5, 6)));
        renewal.save(duties());
        renewal.save("employer.openEnded", true);
        renewal.attach(MaterialCode.CONTRACT);
        renewal.attach(MaterialCode.CE_PROOF);
        renewal.attach(MaterialCode.DUTY_STATEMENT);
        renewal.attachForm();
        return renewal;
    }

    private void throughAllDesks(Filer filer) {
        passInitially(filer);
        as(manager, () -> BATCHES.report(List.of(filer.application)));
        as(centre, () -> {
            REVIEWS.claim(filer.application);
            REVIEWS.passFinal(filer.application, null);
            return null;
        });
        approve(filer);
    }

    private void passInitially(Filer filer) {
        as(reviewer, () -> {
            REVIEWS.claim(filer.application);
            REVIEWS.accept(filer.application);
            REVIEWS.passInitial(filer.application, null);
            return null;
        });
    }

    private int approve(Filer filer) {
        as(ministry, () -> {
            BATCHES.add(List.of(filer.application));
            return null;
        });
        UUID batch = JDBI.withHandle(
                handle -> handle.createQuery("select public_id from application.approval_batch where status = 'OPEN'")
                        .mapTo(UUID.class)
                        .one());
        return as(ministry, () -> BATCHES.approve(batch));
    }

    private Registration register(Person person) {
        return REGISTER.ofPerson(person.id()).orElseThrow();
    }

    private ApplicationView view(Filer filer) {
        return as(filer.actor, () -> QUERIES.view(filer.application));
    }

    private List<String> codes(Filer filer) {
        ApplicationView view = view(filer);
        return view.findings().values().stream()
                .flatMap(List::stream)
                .map(Finding::code)
                .toList();
    }

    private static List<String> copies(Filer filer) {
        return strings(
                """
                select y.item || ' ' || y.status from certificate.copy y join certificate.certificate c on c.id = y.certificate_id
                where c.basis = ? order by y.id
                """,
                filer.application);
    }

    private static long announced(Filer filer) {
        return count("publicity.announcement_entry where application = ?", filer.application);
    }

    private static EducationSection education(LocalDate from) {
        return new EducationSection(
                List.of(new EducationEntry(from, from.plusDays(4), "安全法规", "现场", "虚构培训中心", BigDecimal.valueOf(48))));
    }

    private static DutySection duties() {
        return new DutySection(
                List.of(new DutyEntry(
                        LocalDate.of(2030, 3, 1), LocalDate.of(2030, 3, 15), "液氨储罐区", "组织专项检查，查出隐患 12 项", "全部整改并复查合格")),
                Map.of());
    }
}
