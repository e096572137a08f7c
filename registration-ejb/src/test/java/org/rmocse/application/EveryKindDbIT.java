package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.applicant.Person;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Statements;

/** Each registration kind from its draft, filled in from the register, to its outcome there. */
class EveryKindDbIT extends KindDatabaseTest {

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
}
