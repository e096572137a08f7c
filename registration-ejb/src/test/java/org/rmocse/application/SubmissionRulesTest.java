package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

class SubmissionRulesTest {

    @Test
    void finds_nothing_in_a_complete_filing() {
        assertThat(SubmissionRules.findings(new SampleFacts().facts())).isEmpty();
        assertThat(SubmissionRules.findings(SampleFacts.overdue().facts())).isEmpty();
    }

    @Test
    void finds_everything_at_once_in_an_empty_one() {
        SampleFacts facts = new SampleFacts();
        facts.filing = Filing.of(Map.of());
        facts.agency = Optional.empty();
        facts.documents = Set.of();
        facts.pages = Map.of();
        facts.qualifications =
                List.of(SampleFacts.qualification(LocalDate.of(2020, 11, 20), PracticeCategory.CHEMICAL, Set.of()));
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code, Finding::field, Finding::rule)
                .containsExactly(
                        tuple("REQUIRED", "agency.agencyId", "V08"),
                        tuple("REQUIRED", "basic.ethnicity", null),
                        tuple("REQUIRED", "basic.education", null),
                        tuple("REQUIRED", "basic.major", null),
                        tuple("REQUIRED", "basic.school", null),
                        tuple("REQUIRED", "basic.mobile", null),
                        tuple("REQUIRED", "basic.email", null),
                        tuple("REQUIRED", "basic.address", null),
                        tuple("REQUIRED", "portrait.fileId", "D14"),
                        tuple("REQUIRED", "category.category", "D10"),
                        tuple("REQUIRED", "employer.creditCode", null),
                        tuple("REQUIRED", "employer.name", null),
                        tuple("REQUIRED", "employer.nature", null),
                        tuple("REQUIRED", "employer.province", null),
                        tuple("REQUIRED", "employer.address", null),
                        tuple("REQUIRED", "employer.contact", null),
                        tuple("REQUIRED", "employer.phone", null),
                        tuple("REQUIRED", "employer.post", null),
                        tuple("REQUIRED", "employer.contractFrom", "V12"),
                        tuple("REQUIRED", "employer.contractSignedOn", "V12"),
                        tuple("REQUIRED", "employer.contractTo", "V12"),
                        tuple("EDUCATION_INSUFFICIENT", "education.rows", "D9"),
                        tuple("WORK_EMPTY", "work.rows", "V13"),
                        tuple("FORM_PAGE_MISSING", "form.pages", "V15"),
                        tuple("FORM_PAGE_MISSING", "form.pages", "V15"),
                        tuple("MATERIAL_MISSING", "materials.CONTRACT", "V15"),
                        tuple("MATERIAL_MISSING", "materials.HOLD_ID", "V15"),
                        tuple("MATERIAL_MISSING", "materials.CE_PROOF", "V15"));
    }

    @Test
    void tells_what_concerns_the_person_before_the_steps() {
        SampleFacts facts = new SampleFacts().with("basic.mobile", null);
        facts.registration = SampleFacts.registration(
                LocalDate.of(2024, 1, 10), LocalDate.of(2029, 1, 9), PracticeCategory.CHEMICAL);
        assertThat(SubmissionRules.findings(facts.facts()))
                .extracting(Finding::code)
                .containsExactly("ALREADY_REGISTERED", "REQUIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "basic.ethnicity",
        "basic.education",
        "basic.major",
        "basic.school",
        "basic.address",
        "employer.name",
        "employer.nature",
        "employer.province",
        "employer.address",
        "employer.contact",
        "employer.post"
    })
    void a_line_is_needed_and_has_at_most_a_hundred_characters(String field) {
        for (String missing : new String[] {null, "", " ", "\u3000"}) {
            assertThat(findings(field, missing)).containsExactly(Finding.of("REQUIRED", field));
        }
        assertThat(findings(field, "字".repeat(100))).isEmpty();
        assertThat(findings(field, " " + "字".repeat(100) + " ")).isEmpty();
        assertThat(findings(field, "字".repeat(101)))
                .containsExactly(Finding.of("TOO_LONG", field).having(101, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "basic.mobile, 13900001111, ",
        "basic.mobile, ' 13900001111 ', ",
        "basic.mobile, 12900001111, MOBILE_INVALID",
        "basic.mobile, 1390000111, MOBILE_INVALID",
        "basic.mobile, 139000011112, MOBILE_INVALID",
        "basic.mobile, +8613900001111, MOBILE_INVALID",
        "basic.mobile, '', REQUIRED",
        "basic.email, a@b.cn, ",
        "basic.email, a.b-c+d@mail.example.cn, ",
        "basic.email, a@b, EMAIL_INVALID",
        "basic.email, a b@c.cn, EMAIL_INVALID",
        "basic.email, a@b@c.cn, EMAIL_INVALID",
        "basic.email, <a@b.cn>, EMAIL_INVALID",
        "basic.email, '', REQUIRED",
        "basic.postcode, '', ",
        "basic.postcode, 350001, ",
        "basic.postcode, 35000, POSTCODE_INVALID",
        "basic.postcode, 3500011, POSTCODE_INVALID",
        "basic.postcode, 35000a, POSTCODE_INVALID",
        "employer.creditCode, 91350100m000100y43, ",
        "employer.creditCode, 91350100M000100Y44, CREDIT_CODE_INVALID",
        "employer.creditCode, 91350100M000100Y4, CREDIT_CODE_INVALID",
        "employer.creditCode, '', REQUIRED",
        "employer.phone, 0591-1234567, ",
        "employer.phone, +86 (591) 1234567, ",
        "employer.phone, 123456, PHONE_INVALID",
        "employer.phone, 1234567, ",
        "employer.phone, 123456789012345678901, PHONE_INVALID",
        "employer.phone, 0591-123456a, PHONE_INVALID",
        "employer.phone, '', REQUIRED"
    })
    void a_number_or_address_has_its_shape(String field, String typed, String code) {
        assertThat(findings(field, typed)).isEqualTo(code == null ? List.of() : List.of(Finding.of(code, field)));
    }

    static Stream<String> every_text_of_the_filing() {
        Filing filing = SampleFacts.filing();
        return Stream.of(filing.basic(), filing.employer(), filing.work())
                .flatMap(section -> Arrays.stream(section.getClass().getRecordComponents())
                        .filter(component -> component.getType() == String.class)
                        .map(component -> section.step().key() + "." + component.getName()));
    }

    @ParameterizedTest
    @MethodSource("every_text_of_the_filing")
    void no_text_is_endless(String field) {
        assertThat(findings(field, "1".repeat(5000))).extracting(Finding::field).containsExactly(field);
    }

    @Test
    void nor_is_an_address_of_the_right_shape() {
        assertThat(findings("basic.email", "a".repeat(94) + "@b.com")).isEmpty();
        assertThat(findings("basic.email", "a".repeat(95) + "@b.com"))
                .containsExactly(Finding.of("TOO_LONG", "basic.email").having(101, 100));
    }

    @Test
    void no_text_of_a_row_is_endless() {
        for (RecordComponent component : WorkEntry.class.getRecordComponents()) {
            if (component.getType() == String.class) {
                WorkEntry row = SampleFacts.changed(
                        SampleFacts.work(LocalDate.of(2008, 7, 1), null), component.getName(), old -> "字".repeat(5000));
                assertThat(findings("work.rows", List.of(row)))
                        .extracting(Finding::field)
                        .containsExactly("work.rows.0." + component.getName());
            }
        }
        for (RecordComponent component : EducationEntry.class.getRecordComponents()) {
            if (component.getType() == String.class) {
                EducationEntry row = SampleFacts.changed(
                        SampleFacts.course(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 5), "48"),
                        component.getName(),
                        old -> "字".repeat(5000));
                assertThat(SubmissionRules.findings(SampleFacts.overdue()
                                .with("education.rows", List.of(row))
                                .facts()))
                        .extracting(Finding::field)
                        .containsExactly("education.rows.0." + component.getName());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"employer.name", "basic.school", "basic.title", "employer.post"})
    void what_is_printed_has_only_characters_that_can_be_printed(String field) {
        assertThat(findings(field, "䶮㛃𬭎有限公司")).isEmpty();
        assertThat(findings(field, "虚构\uE000公司")).containsExactly(Finding.of("UNPRINTABLE", field));
        assertThat(findings(field, "虚构🙂公司")).containsExactly(Finding.of("UNPRINTABLE", field));
    }

    @Test
    void the_agency_takes_the_category_and_is_open() {
        SampleFacts closed = new SampleFacts();
        closed.agency = Optional.of(SampleFacts.agency(false, null, true));
        assertThat(SubmissionRules.findings(closed.facts()))
                .containsExactly(Finding.of("AGENCY_CLOSED", "agency.agencyId", "V08"));
        closed.agency = Optional.of(SampleFacts.agency(false, LocalDate.of(2027, 3, 1), true));
        assertThat(SubmissionRules.findings(closed.facts()))
                .containsExactly(Finding.of("AGENCY_OPENS_LATER", "agency.agencyId", "V08")
                        .on(LocalDate.of(2027, 3, 1)));
        SampleFacts coal = new SampleFacts().with("category.category", PracticeCategory.COAL_MINE);
        coal.qualifications =
                List.of(SampleFacts.qualification(LocalDate.of(2024, 11, 20), PracticeCategory.COAL_MINE, Set.of()));
        assertThat(SubmissionRules.findings(coal.facts()))
                .containsExactly(Finding.of("AGENCY_CATEGORY", "agency.agencyId", "V08"));
        SampleFacts vanished = new SampleFacts();
        vanished.agency = Optional.empty();
        assertThat(SubmissionRules.findings(vanished.facts()))
                .containsExactly(Finding.of("REQUIRED", "agency.agencyId", "V08"));
    }

    @Test
    void a_courier_needs_an_address_and_an_agency_that_sends() {
        SampleFacts facts = new SampleFacts().with("agency.collection", "COURIER");
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of("REQUIRED", "agency.courierAddress"));
        facts.with("agency.courierAddress", "虚构市虚构路3号");
        assertThat(SubmissionRules.findings(facts.facts())).isEmpty();
        facts.agency = Optional.of(SampleFacts.agency(true, null, false));
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of("COURIER_NOT_OFFERED", "agency.collection"));
    }

    @Test
    void the_category_is_one_of_any_qualification_held() {
        SampleFacts facts = new SampleFacts().with("category.category", PracticeCategory.OTHER);
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of("CATEGORY_NOT_HELD", "category.category", "D10")
                        .having("OTHER", "CHEMICAL"));
        facts.qualifications = List.of(
                SampleFacts.qualification(LocalDate.of(2024, 11, 20), PracticeCategory.CHEMICAL, Set.of()),
                SampleFacts.qualification(LocalDate.of(2025, 11, 20), PracticeCategory.OTHER, Set.of()));
        assertThat(SubmissionRules.findings(facts.facts())).isEmpty();
    }

    @Test
    void the_form_is_there_with_both_pages_in_the_present_version() {
        SampleFacts facts = new SampleFacts();
        facts.pages = Map.of();
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(
                        Finding.of("FORM_PAGE_MISSING", "form.pages", "V15").having(null, 1),
                        Finding.of("FORM_PAGE_MISSING", "form.pages", "V15").having(null, 2));
        facts.pages = SampleFacts.pages(null, "0123456789ab");
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(
                        Finding.of("FORM_OUTDATED", "form.pages", "V17"),
                        Finding.of("FORM_PAGE_MISSING", "form.pages", "V15").having(null, 2));
    }

    @Test
    void an_outdated_page_is_told_even_beside_the_right_ones() {
        SampleFacts facts = new SampleFacts();
        facts.pages.put(3, "0123456789ab");
        assertThat(SubmissionRules.findings(facts.facts()))
                .containsExactly(Finding.of("FORM_OUTDATED", "form.pages", "V17"));
    }

    @Property(tries = 200)
    void every_finding_belongs_to_its_step(@ForAll("filings") SampleFacts facts) {
        SubmissionRules.byStep(facts.facts()).forEach((step, findings) -> assertThat(findings)
                .allSatisfy(finding -> assertThat(Step.ofField(finding.field()))
                        .as(finding.toString())
                        .isEqualTo(step)));
        assertThat(SubmissionRules.byStep(facts.facts()))
                .containsOnlyKeys(facts.facts().steps());
        assertThat(SubmissionRules.aboutThePerson(facts.facts()))
                .allSatisfy(finding -> assertThat(finding.field()).isNull());
    }

    /** Filings with any number of things missing or wrong. */
    @Provide
    Arbitrary<SampleFacts> filings() {
        List<String> fields = Stream.concat(
                        every_text_of_the_filing(),
                        Stream.of(
                                "agency.agencyId",
                                "agency.collection",
                                "portrait.fileId",
                                "category.category",
                                "employer.contractFrom",
                                "employer.contractTo",
                                "employer.contractSignedOn",
                                "work.rows",
                                "education.rows"))
                .toList();
        Arbitrary<Set<String>> spoilt = Arbitraries.of(fields).set();
        Arbitrary<Set<MaterialCode>> documents =
                Arbitraries.of(MaterialCode.class).set();
        return Combinators.combine(
                        spoilt,
                        documents,
                        SubmissionEducationTest.someCourses(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as((missing, held, courses, overdue, pages) -> {
                    SampleFacts facts = overdue ? SampleFacts.overdue() : new SampleFacts();
                    facts.with("education.rows", courses);
                    missing.forEach(field -> facts.with(field, null));
                    facts.documents = held.stream()
                            .filter(code -> code != MaterialCode.APP_FORM)
                            .collect(Collectors.toSet());
                    facts.pages = IntStream.rangeClosed(1, pages)
                            .boxed()
                            .collect(Collectors.toMap(page -> page, page -> "0123456789ab"));
                    return facts;
                });
    }

    private static List<Finding> findings(String field, Object value) {
        return SubmissionRules.findings(new SampleFacts().with(field, value).facts());
    }
}
