package org.rmocse.application;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyType;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.CategorySection;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.DutySection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EducationSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.application.Section.PortraitSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.application.Section.WorkSection;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.education.EducationRow;
import org.rmocse.employer.Employer;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/** A complete initial registration without a flaw, of which a test spoils one thing at a time. */
final class SampleFacts {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final UUID ID = UUID.fromString("01935000-0000-7000-8000-000000000001");

    /** The parameters as the rules' sources have them. */
    static final Map<String, String> POLICY = Map.ofEntries(
            Map.entry("initial.cutover", "2019-03-01"),
            Map.entry("initial.legacy_deadline", "2024-03-01"),
            Map.entry("initial.years", "5"),
            Map.entry("validity.years", "5"),
            Map.entry("renewal.opens_years", "1"),
            Map.entry("renewal.usual_months", "3"),
            Map.entry("bar.years", "5"),
            Map.entry("age.max", "70"),
            Map.entry("age.warning_days", "90"),
            Map.entry("education.hours", "48"),
            Map.entry("education.cycle_years", "5"),
            Map.entry("work.gap_days", "31"));

    LocalDate today = TODAY;
    LocalDate birth = LocalDate.of(1985, 5, 5);
    List<Qualification> qualifications =
            List.of(qualification(LocalDate.of(2024, 11, 20), PracticeCategory.CHEMICAL, Set.of()));
    ApplicationKind kind = ApplicationKind.INITIAL;
    LocalDate filedOn;
    Registration registration;
    Set<ApplicationKind> open = Set.of();
    List<EducationRow> imported = List.of();
    Employer employer;
    Correction correction = Correction.NONE;
    Set<Long> infected = Set.of();
    Long portraitOnFile;
    Optional<Agency> agency = Optional.of(agency(true, null, true));
    Map<String, String> policy = POLICY;
    Set<MaterialCode> documents = Set.of(MaterialCode.CONTRACT, MaterialCode.HOLD_ID);

    /** The pages of the form on file, and the version each was printed in; null for the present one. */
    Map<Integer, String> pages = pages(null, null);

    Filing filing = filing();

    /** A filing in which every field is filled in. */
    static Filing filing() {
        return new Filing(
                new AgencySection(7L, "350000", null, false, "IN_PERSON", null),
                new BasicSection("汉族", "本科", "安全工程", "虚构大学", "工程师", "13900001111", "a@b.example", "虚构市虚构路1号", "350001"),
                new PortraitSection(11L),
                MatterSection.EMPTY,
                ChangeSection.EMPTY,
                new CategorySection(PracticeCategory.CHEMICAL),
                new EmployerSection(
                        "91350100M000100Y43",
                        "虚构化工有限公司",
                        "民营企业",
                        "350000",
                        "虚构市虚构路2号",
                        "王测试",
                        "0591-1234567",
                        "安全管理",
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2029, 12, 31),
                        false,
                        LocalDate.of(2023, 12, 20)),
                EducationSection.EMPTY,
                new WorkSection(
                        List.of(
                                new WorkEntry(
                                        LocalDate.of(2008, 7, 1),
                                        LocalDate.of(2023, 12, 31),
                                        "虚构矿业有限公司",
                                        "安全员",
                                        "日常检查",
                                        "李测试"),
                                new WorkEntry(LocalDate.of(2024, 1, 1), null, "虚构化工有限公司", "安全管理", "隐患排查", "王测试")),
                        null),
                DutySection.EMPTY);
    }

    static Qualification qualification(LocalDate issuedOn, PracticeCategory category, Set<PracticeCategory> extra) {
        return new Qualification(1, ID, 1, "TEST1", "GL1", issuedOn, category, extra);
    }

    static Agency agency(boolean open, LocalDate opensOn, boolean courier) {
        return new Agency(
                7,
                ID,
                "TEST",
                AgencyType.PROVINCE,
                "虚构省应急管理厅",
                "350000",
                Set.of(PracticeCategory.CHEMICAL, PracticeCategory.OTHER),
                null,
                null,
                null,
                courier,
                open,
                opensOn);
    }

    static Map<Integer, String> pages(String first, String second) {
        Map<Integer, String> pages = new HashMap<>();
        pages.put(1, first);
        pages.put(2, second);
        return pages;
    }

    static EducationEntry course(LocalDate from, LocalDate to, String hours) {
        return new EducationEntry(from, to, "安全法规", "网络", "虚构培训中心", hours == null ? null : new BigDecimal(hours));
    }

    static WorkEntry work(LocalDate from, LocalDate to) {
        return new WorkEntry(from, to, "虚构化工有限公司", "安全管理", null, null);
    }

    /** Somebody whose time for an initial registration has passed, with enough education. */
    static SampleFacts overdue() {
        SampleFacts facts = new SampleFacts();
        facts.qualifications = List.of(qualification(LocalDate.of(2020, 11, 20), PracticeCategory.CHEMICAL, Set.of()));
        facts.documents = Set.of(MaterialCode.CONTRACT, MaterialCode.HOLD_ID, MaterialCode.CE_PROOF);
        return facts.with("education.rows", List.of(course(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 5), "48")));
    }

    /** Somebody registered with the sample employer for this term. */
    static Registration registration(LocalDate validFrom, LocalDate validTo, PracticeCategory category) {
        return new Registration(
                ID,
                1,
                "20240000001",
                category,
                "91350100M000100Y43",
                "虚构化工有限公司",
                7,
                validFrom,
                validTo,
                Standing.VALID,
                null,
                null,
                null);
    }

    /** Puts a value into a field of the filing, named as findings name it. */
    SampleFacts with(String field, Object value) {
        filing = with(filing, field, value);
        return this;
    }

    static Filing with(Filing filing, String field, Object value) {
        String[] path = field.split("\\.");
        return changed(filing, path[0], section -> changed((Record) section, path[1], old -> value));
    }

    /** The record with one component changed. */
    @SuppressWarnings("unchecked")
    static <R extends Record> R changed(R record, String component, java.util.function.UnaryOperator<Object> change) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            boolean found = false;
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getAccessor().invoke(record);
                if (components[i].getName().equals(component)) {
                    values[i] = change.apply(values[i]);
                    found = true;
                }
            }
            if (!found) {
                throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no " + component);
            }
            Constructor<?> canonical = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return (R) canonical.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SubmissionFacts facts() {
        List<Material> materials = new ArrayList<>();
        pages.forEach((page, version) -> materials.add(
                material(MaterialCode.APP_FORM, version == null ? filing.formVersion() : version, List.of(page))));
        documents.forEach(code -> materials.add(material(code, null, List.of())));
        return new SubmissionFacts(
                kind,
                today,
                filedOn == null ? today : filedOn,
                new Person(
                        1,
                        ID,
                        "测试",
                        "M",
                        birth,
                        "999999********0018",
                        "a@b.example",
                        null,
                        Locale.SIMPLIFIED_CHINESE,
                        portraitOnFile),
                qualifications,
                Optional.ofNullable(registration),
                open,
                filing,
                materials,
                agency,
                imported,
                Optional.ofNullable(employer),
                correction,
                infected,
                PolicyParameters.of(policy));
    }

    private static Material material(MaterialCode code, String version, List<Integer> pages) {
        return new Material(ID, code, 3, "scan.jpg", "image/jpeg", 1, version, pages, Instant.EPOCH);
    }
}
