package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.document.RegistrationFormPdf;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PracticeCategory;

class FilingTest {

    private static final UUID APPLICATION = UUID.fromString("01935000-0000-7000-8000-000000000002");
    private static final IdNumber NUMBER = new IdNumber("11010519491231002X");

    /** Everything typed that does not stand on the form. */
    private static final Set<String> NOT_PRINTED = Set.of(
            "agency.province",
            "agency.groupCode",
            "agency.ministryDirect",
            "agency.collection",
            "agency.courierAddress",
            "employer.province",
            "employer.contractSignedOn",
            "education.rows.mode",
            "work.rows.witness",
            "work.gaps",
            // what could not be read as a day or a number is kept, not printed
            "employer.unread",
            "education.unread",
            "work.unread");

    /** Every value a person types, named as findings name it; of rows, that of the first row. */
    static Stream<String> every_field() {
        return Stream.concat(
                sections(full()).flatMap(section -> components(section)
                        .filter(component -> component.getType() != List.class)
                        .map(component -> section.step().key() + "." + component.getName())),
                Stream.concat(
                        Arrays.stream(WorkEntry.class.getRecordComponents())
                                .map(component -> "work.rows." + component.getName()),
                        Arrays.stream(EducationEntry.class.getRecordComponents())
                                .map(component -> "education.rows." + component.getName())));
    }

    @ParameterizedTest
    @MethodSource("every_field")
    void the_forms_version_changes_with_what_is_printed_and_with_nothing_else(String field) {
        Filing before = full();
        Filing after = changed(before, field);
        assertThat(after).as(field).isNotEqualTo(before);
        boolean printed = !NOT_PRINTED.contains(field);
        assertThat(after.formVersion().equals(before.formVersion())).as(field).isEqualTo(!printed);
        // and it is the form that says what is printed
        assertThat(text(form(after)).equals(text(form(before)))).as(field).isEqualTo(!printed);
    }

    @Test
    void the_end_of_an_open_ended_contract_is_not_printed_and_changes_no_version() {
        Filing open = SampleFacts.with(full(), "employer.openEnded", true);
        Filing other = SampleFacts.with(open, "employer.contractTo", LocalDate.of(2031, 1, 1));
        assertThat(text(form(other))).isEqualTo(text(form(open)));
        assertThat(other.formVersion()).isEqualTo(open.formVersion()).isNotEqualTo(full().formVersion());
    }

    @Test
    void the_version_changes_with_the_number_and_the_order_of_rows() {
        Filing filing = full();
        List<WorkEntry> rows = filing.work().rows();
        Filing fewer = SampleFacts.with(filing, "work.rows", rows.subList(0, 1));
        Filing turned = SampleFacts.with(filing, "work.rows", List.of(rows.get(1), rows.get(0)));
        assertThat(Set.of(filing.formVersion(), fewer.formVersion(), turned.formVersion()))
                .hasSize(3);
    }

    @Test
    void the_version_is_the_same_for_the_same_filing_and_fits_into_the_code_on_the_form() {
        assertThat(full().formVersion()).isEqualTo(full().formVersion()).matches("[0-9a-f]{12}");
        assertThat(Filing.of(Map.of()).formVersion()).matches("[0-9a-f]{12}");
    }

    @Test
    void the_version_is_the_same_after_storing_and_reading() {
        assertThat(stored(full()).formVersion()).isEqualTo(full().formVersion());
    }

    @Test
    void the_form_has_a_place_for_every_value_and_a_value_for_every_place() throws IOException {
        String template;
        try (InputStream in = RegistrationFormPdf.class.getResourceAsStream("registration-form.html")) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> places = Pattern.compile("\\{\\{(\\w+)}}")
                .matcher(template)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> filled = new TreeSet<>(form(full()).values().keySet());
        filled.addAll(
                Set.of("id", "version", "qr1", "qr2", "portrait", "work", "moreWork", "training", "moreTraining"));
        assertThat(places).isEqualTo(filled);
    }

    @Test
    void every_section_reads_back_as_it_was_stored() {
        Filing filing = full();
        assertThat(stored(filing)).isEqualTo(filing);
        Filing empty = Filing.of(Map.of());
        assertThat(stored(empty)).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"引号\" \\ / \t \u2028", "<script>alert(1)</script>", "䶮㛃𬭎🙂", "' or 1=1 --", "null", ""})
    void texts_read_back_whatever_they_contain(String typed) {
        Filing filing = SampleFacts.with(full(), "basic.school", typed);
        assertThat(stored(filing).basic().school()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "48", "48.0", "999999999.25"})
    void hours_read_back_to_the_digit(String hours) {
        Filing filing = SampleFacts.with(
                full(),
                "education.rows",
                List.of(SampleFacts.course(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29), hours)));
        assertThat(stored(filing).education().rows().get(0).hours()).isEqualTo(new BigDecimal(hours));
    }

    @Test
    void sections_not_begun_are_empty() {
        Filing filing = Filing.of(Map.of());
        assertThat(sections(filing))
                .containsExactly(
                        Section.AgencySection.EMPTY,
                        Section.BasicSection.EMPTY,
                        Section.PortraitSection.EMPTY,
                        Section.CategorySection.EMPTY,
                        EmployerSection.EMPTY,
                        Section.EducationSection.EMPTY,
                        Section.WorkSection.EMPTY);
        Map<Step, String> one = new EnumMap<>(Step.class);
        one.put(Step.BASIC, "{\"mobile\":\"13900001111\"}");
        assertThat(Filing.of(one).basic().mobile()).isEqualTo("13900001111");
        assertThat(Filing.of(one).employer()).isEqualTo(EmployerSection.EMPTY);
    }

    @Test
    void a_section_stored_with_fewer_fields_reads_with_the_missing_ones_empty() {
        for (Step step : Step.values()) {
            assertThat(Filing.of(Map.of(step, "{}"))).as(step.name()).isNotNull();
        }
        Filing filing = Filing.of(Map.of(
                Step.EMPLOYER, "{\"name\":\"虚构化工有限公司\"}",
                Step.WORK, "{\"rows\":[{\"from\":\"2008-07-01\"}]}",
                Step.EDUCATION, "{\"rows\":null}"));
        assertThat(filing.employer().name()).isEqualTo("虚构化工有限公司");
        assertThat(filing.employer().contractFrom()).isNull();
        assertThat(filing.employer().openEnded()).isFalse();
        assertThat(filing.work().rows())
                .containsExactly(new WorkEntry(LocalDate.of(2008, 7, 1), null, null, null, null, null));
        assertThat(filing.education().rows()).isEmpty();
    }

    @Test
    void a_section_stored_by_another_version_reads_past_the_fields_it_does_not_know() {
        Filing filing = Filing.of(Map.of(
                Step.AGENCY,
                        "{\"agencyId\":7,\"fax\":\"1\",\"collection\":\"COURIER\",\"nested\":{\"a\":[1,{\"b\":null}]}}",
                Step.WORK, "{\"rows\":[{\"from\":\"2008-07-01\",\"salary\":9.5,\"employer\":\"虚构\"}],\"old\":[1,2]}"));
        assertThat(filing.agency().agencyId()).isEqualTo(7);
        assertThat(filing.agency().collection()).isEqualTo("COURIER");
        assertThat(filing.work().rows()).extracting(WorkEntry::employer).containsExactly("虚构");
    }

    @Test
    void the_step_a_field_belongs_to_is_its_first_part() {
        every_field().forEach(field -> assertThat(Step.ofField(field)).as(field).isNotNull());
        assertThat(Step.ofField("materials.CONTRACT")).isEqualTo(Step.MATERIALS);
        assertThat(Step.ofField("form.pages")).isEqualTo(Step.FORM);
        assertThat(Step.ofField("work")).isEqualTo(Step.WORK);
        assertThat(Step.ofField("workshop.rows")).isNull();
        assertThat(Step.ofField(null)).isNull();
    }

    /** A filing with a value everywhere. */
    private static Filing full() {
        Filing filing = SampleFacts.filing();
        filing = SampleFacts.with(filing, "agency.groupCode", "SOE-SINOPEC");
        filing = SampleFacts.with(filing, "agency.courierAddress", "虚构市虚构路3号");
        filing = SampleFacts.with(filing, "work.gaps", "在家照顾老人");
        List<WorkEntry> work = new ArrayList<>(filing.work().rows());
        work.set(0, SampleFacts.changed(work.get(0), "to", old -> LocalDate.of(2023, 12, 31)));
        filing = SampleFacts.with(filing, "work.rows", work);
        return SampleFacts.with(
                filing,
                "education.rows",
                List.of(SampleFacts.course(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 5), "48")));
    }

    private static Filing changed(Filing filing, String field) {
        String[] path = field.split("\\.");
        if (path.length == 2) {
            return SampleFacts.changed(
                    filing, path[0], section -> SampleFacts.changed((Record) section, path[1], FilingTest::other));
        }
        return SampleFacts.changed(
                filing,
                path[0],
                section -> SampleFacts.changed((Record) section, "rows", rows -> {
                    List<Record> changed = new ArrayList<>();
                    ((List<?>) rows).forEach(row -> changed.add((Record) row));
                    changed.set(0, SampleFacts.changed(changed.get(0), path[2], FilingTest::other));
                    return changed;
                }));
    }

    /** Another value of the same type. */
    private static Object other(Object value) {
        if (value instanceof String text) {
            return text + "改";
        }
        if (value instanceof LocalDate day) {
            return day.plusDays(1);
        }
        if (value instanceof Boolean yes) {
            return !yes;
        }
        if (value instanceof Long id) {
            return id + 1;
        }
        if (value instanceof BigDecimal hours) {
            return hours.add(BigDecimal.ONE);
        }
        if (value instanceof Map<?, ?>) {
            return Map.of("contractFrom", "去年");
        }
        if (value instanceof PracticeCategory) {
            return PracticeCategory.OTHER;
        }
        throw new IllegalArgumentException("no other value than " + value);
    }

    private static RegistrationFormPdf.Facts form(Filing filing) {
        SampleFacts facts = new SampleFacts();
        facts.filing = filing;
        facts.agency = java.util.Optional.of(SampleFacts.changed(
                SampleFacts.agency(true, null, true),
                "name",
                name -> name + String.valueOf(filing.agency().agencyId())));
        byte[] portrait = String.valueOf(filing.portrait().fileId()).getBytes(StandardCharsets.UTF_8);
        return PrintedForm.of(facts.facts(), APPLICATION, NUMBER, portrait);
    }

    /** All that the form says but its version. */
    private static String text(RegistrationFormPdf.Facts form) {
        return new java.util.TreeMap<>(form.values()) + "\n" + form.work() + "\n" + form.education() + "\n"
                + Arrays.toString(form.portraitJpeg());
    }

    private static Filing stored(Filing filing) {
        Map<Step, String> stored = new EnumMap<>(Step.class);
        sections(filing).forEach(section -> stored.put(section.step(), Filing.json(section)));
        return Filing.of(stored);
    }

    private static Stream<Section> sections(Filing filing) {
        return Stream.of(
                filing.agency(),
                filing.basic(),
                filing.portrait(),
                filing.category(),
                filing.employer(),
                filing.education(),
                filing.work());
    }

    private static Stream<RecordComponent> components(Section section) {
        return Arrays.stream(section.getClass().getRecordComponents());
    }
}
