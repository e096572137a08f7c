package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutyEntry;
import org.rmocse.education.EducationRow;
import org.rmocse.employer.Employer;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/** What each kind asks of its filing beside what all do: documents, the employer, the duties, the matter. */
class KindRulesTest {

    private static final LocalDate FROM = LocalDate.of(2022, 1, 10);
    private static final LocalDate TO = LocalDate.of(2027, 1, 9);

    @ParameterizedTest
    @CsvSource({
        "INITIAL, APP_FORM CONTRACT HOLD_ID",
        "RENEWAL, APP_FORM CONTRACT DUTY_STATEMENT CE_PROOF",
        "CHANGE, APP_FORM",
        "RE_REGISTRATION, APP_FORM CONTRACT CE_PROOF",
        "REISSUE, APP_FORM ID_COPY",
        "CANCELLATION, APP_FORM ID_COPY",
        "OTHER_MATTER, ID_COPY MATTER_PROOF"
    })
    void each_kind_has_its_documents(ApplicationKind kind, String documents) {
        assertThat(MaterialRule.required(of(kind).facts()))
                .extracting(Enum::name)
                .containsExactly(documents.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, false, false, APP_FORM CONTRACT",
        "false, false, true, false, APP_FORM RENAME_PROOF",
        "true, true, true, true, APP_FORM CONTRACT CE_PROOF",
        "true, false, false, false, APP_FORM"
    })
    void a_change_has_those_of_what_it_changes(
            boolean category, boolean employer, boolean name, boolean renewal, String documents) {
        SampleFacts facts = changing(new ChangeSection(category, employer, name, renewal));
        assertThat(MaterialRule.required(facts.facts())).extracting(Enum::name).containsExactly(documents.split(" "));
    }

    @Test
    void a_new_contract_proves_a_new_name_as_well() {
        SampleFacts facts = changing(new ChangeSection(false, false, true, false));
        facts.documents = Set.of();
        assertThat(MaterialRule.findings(facts.facts()))
                .containsExactly(Finding.of("MATERIAL_MISSING", "materials.RENAME_PROOF", "V15"));
        facts.documents = Set.of(MaterialCode.CONTRACT);
        assertThat(MaterialRule.findings(facts.facts())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REISSUE", "CANCELLATION"})
    void what_is_lost_is_declared_lost_and_what_is_not_is_given_back(ApplicationKind kind) {
        SampleFacts facts = of(kind);
        assertThat(MatterRule.givesOriginalBack(facts.facts())).isTrue();
        facts.with("matter.condition", "LOST");
        assertThat(MaterialRule.required(facts.facts())).contains(MaterialCode.LOSS_DECLARATION);
        assertThat(MatterRule.givesOriginalBack(facts.facts())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04, 48, false", // reported hours that suffice need no proof
        "2026-05-04, 47.5, true",
        "2022-01-10, 48, false", // the first day of the term
        "2022-01-09, 48, true"
    })
    void hours_that_were_reported_need_no_proof(LocalDate from, String hours, boolean proof) {
        SampleFacts facts = of(ApplicationKind.RENEWAL);
        facts.imported = List.of(
                new EducationRow(from, from.plusDays(2), "安全法规", "现场", "虚构培训中心", new BigDecimal(hours), true, false));
        assertThat(MaterialRule.required(facts.facts()).contains(MaterialCode.CE_PROOF))
                .isEqualTo(proof);
        assertThat(SubmissionRules.findings(facts.facts()).stream().map(Finding::code))
                .satisfies(codes ->
                        assertThat(codes.contains("EDUCATION_INSUFFICIENT")).isEqualTo(proof));
    }

    @ParameterizedTest
    @CsvSource({
        "RENEWAL, 91350100M000100Y43, 虚构化工有限公司, ''",
        "RENEWAL, 91350100m000100y43, 虚构化工有限公司, ''",
        "RENEWAL, 91350100M000100Y43, 改了名的公司, EMPLOYER_NAME_DIFFERS",
        "CHANGE, 91350100M000100Y43, 改了名的公司, EMPLOYER_NAME_DIFFERS",
        "INITIAL, 91350100M000100Y43, 改了名的公司, ''"
    })
    void the_employer_is_the_registered_one_where_it_is_not_changed(
            ApplicationKind kind, String code, String name, String expected) {
        SampleFacts facts = of(kind).with("employer.creditCode", code).with("employer.name", name);
        assertThat(ChangeRule.employer(facts.facts()))
                .extracting(Finding::code)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void a_name_that_was_proven_since_is_a_registered_one_too() {
        SampleFacts facts = of(ApplicationKind.RENEWAL).with("employer.name", "改了名的公司");
        facts.employer = new Employer(1, UUID.randomUUID(), "91350100M000100Y43", "改了名的公司", EmployerStatus.ACTIVE);
        assertThat(ChangeRule.employer(facts.facts())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, ''", "BARRED, EMPLOYER_BARRED", "DISSOLVED, EMPLOYER_DISSOLVED"})
    void nobody_is_registered_with_an_employer_that_is_barred_or_dissolved(EmployerStatus status, String expected) {
        SampleFacts facts = new SampleFacts();
        facts.employer = new Employer(1, UUID.randomUUID(), "91350100M000100Y43", "虚构化工有限公司", status);
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"place", "work", "result", "from", "to"})
    void a_piece_of_work_tells_when_where_what_and_with_which_result(String left) {
        DutyEntry whole = new DutyEntry(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 15), "罐区", "专项检查", "整改合格");
        SampleFacts facts = of(ApplicationKind.RENEWAL).with("duty.rows", List.of(whole));
        assertThat(DutyRule.findings(facts.facts())).isEmpty();
        facts.with("duty.rows", List.of(SampleFacts.changed(whole, left, old -> null)));
        assertThat(DutyRule.findings(facts.facts())).extracting(Finding::field).containsExactly("duty.rows.0." + left);
    }

    @Test
    void an_account_of_duties_is_not_empty_and_not_of_tomorrow() {
        SampleFacts facts = of(ApplicationKind.RENEWAL);
        assertThat(DutyRule.findings(facts.facts())).containsExactly(Finding.of("DUTY_EMPTY", "duty.rows", "V14"));
        LocalDate tomorrow = SampleFacts.TODAY.plusDays(1);
        facts.with("duty.rows", List.of(new DutyEntry(SampleFacts.TODAY, tomorrow, "罐区", "检查", "合格")));
        assertThat(DutyRule.findings(facts.facts()))
                .containsExactly(Finding.of("DATE_IN_FUTURE", "duty.rows.0.to", "V14"));
    }

    @ParameterizedTest
    @CsvSource({
        "ID_NUMBER, , , matter.newIdNumber",
        "ID_NUMBER, , 9****************8, ''",
        "NAME, , , matter.newName",
        "NAME, 测试, , matter.newName", // the name already borne
        "NAME, 新名, , ''",
        "OTHER, , , ''",
        "SOMETHING, , , matter.subject"
    })
    void another_matter_says_what_is_asked(String subject, String name, String number, String wrong) {
        SampleFacts facts = of(ApplicationKind.OTHER_MATTER)
                .with("matter.subject", subject)
                .with("matter.newName", name)
                .with("matter.newIdNumber", number);
        assertThat(MatterRule.findings(facts.facts()))
                .extracting(Finding::field)
                .isEqualTo(wrong.isEmpty() ? List.of() : List.of(wrong));
    }

    @ParameterizedTest
    @CsvSource({"RENEWAL, LEGACY_HAZARDOUS, true", "RENEWAL, CHEMICAL, false", "CHANGE, LEGACY_OTHER, true"})
    void an_old_category_gives_way_to_one_of_today_with_the_next_filing(
            ApplicationKind kind, PracticeCategory registered, boolean chooses) {
        SampleFacts facts = of(kind).with("category.category", null);
        facts.registration = SampleFacts.registration(FROM, TO, registered);
        assertThat(facts.facts().steps().contains(Step.CATEGORY)).isEqualTo(chooses);
        assertThat(SubmissionRules.findings(facts.facts()).contains(Finding.of("REQUIRED", "category.category", "D10")))
                .isEqualTo(chooses);
    }

    @Test
    void a_category_is_chosen_freely_once() {
        SampleFacts facts = of(ApplicationKind.CHANGE).with("change.category", true);
        facts.qualifications = List.of(SampleFacts.qualification(LocalDate.of(2015, 11, 20), null, Set.of()));
        assertThat(SubmissionRules.selectable(facts.facts())).containsExactly(PracticeCategory.CHEMICAL);
        facts.registration = SampleFacts.registration(FROM, TO, PracticeCategory.LEGACY_HAZARDOUS);
        assertThat(SubmissionRules.selectable(facts.facts())).isEqualTo(new HashSet<>(PracticeCategory.CURRENT));
    }

    @Test
    void whoever_filed_in_time_and_mends_later_is_in_time() {
        SampleFacts facts = of(ApplicationKind.RENEWAL);
        facts.today = TO.plusDays(30);
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .extracting(Finding::code)
                .containsExactly("EXPIRED");
        facts.filedOn = TO;
        assertThat(SubmissionRules.aboutThePerson(facts.facts())).isEmpty();
    }

    /** A filing of a kind by somebody registered in chemical safety; a first one by somebody who is not. */
    private static SampleFacts of(ApplicationKind kind) {
        SampleFacts facts = new SampleFacts();
        facts.kind = kind;
        facts.portraitOnFile = 1L;
        facts.registration =
                kind == ApplicationKind.INITIAL ? null : SampleFacts.registration(FROM, TO, PracticeCategory.CHEMICAL);
        facts.filing = SampleFacts.with(facts.filing, "matter.explanation", "浸水");
        for (Map.Entry<String, String> answer : Map.of(
                        "matter.item", "CERTIFICATE",
                        "matter.condition", "DAMAGED",
                        "matter.mobile", "13900001111",
                        "matter.email", "a@b.example")
                .entrySet()) {
            facts.with(answer.getKey(), answer.getValue());
        }
        return facts;
    }

    private static SampleFacts changing(ChangeSection change) {
        SampleFacts facts = of(ApplicationKind.CHANGE);
        facts.with("change.category", change.category());
        facts.with("change.employer", change.employer());
        facts.with("change.employerName", change.employerName());
        facts.with("change.withRenewal", change.withRenewal());
        return facts;
    }
}
