package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.document.Glyphs;
import org.rmocse.education.EducationRow;
import org.rmocse.education.EducationRule;
import org.rmocse.education.Tally;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;

/**
 * Everything that keeps an application from being submitted, all at once, each finding at its field. The next stop of the
 * walk is {@link Moves}.
 */
public final class SubmissionRules {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{7,20}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");
    private static final Pattern POSTCODE = Pattern.compile("\\d{6}");
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_TEXT = 500;

    private SubmissionRules() {}

    /** All findings, those about the person first, then in the order of the steps. */
    public static List<Finding> findings(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>(InitialRule.findings(facts));
        byStep(facts).values().forEach(findings::addAll);
        return findings;
    }

    /** The findings of each step; a step without findings is complete. */
    public static Map<Step, List<Finding>> byStep(SubmissionFacts facts) {
        Map<Step, List<Finding>> findings = new EnumMap<>(Step.class);
        findings.put(Step.AGENCY, agency(facts));
        findings.put(Step.BASIC, basic(facts.filing().basic()));
        findings.put(Step.PORTRAIT, portrait(facts));
        findings.put(Step.CATEGORY, category(facts));
        findings.put(Step.EMPLOYER, employer(facts.filing().employer(), facts.today()));
        findings.put(Step.EDUCATION, education(facts));
        findings.put(Step.WORK, work(facts));
        findings.put(Step.FORM, form(facts));
        findings.put(Step.MATERIALS, materials(facts));
        return findings;
    }

    /** The hours that count toward an overdue initial registration (D9). */
    public static Tally tally(SubmissionFacts facts) {
        boolean proof = facts.materials().stream().anyMatch(material -> material.code() == MaterialCode.CE_PROOF);
        List<EducationRow> rows = facts.filing().education().rows().stream()
                .map(row -> new EducationRow(
                        row.from(), row.to(), row.content(), row.mode(), row.provider(), row.hours(), false, proof))
                .toList();
        LocalDate cycleFrom = facts.today().minusYears(facts.policy().integer("education.cycle_years"));
        return EducationRule.tally(rows, cycleFrom, facts.today(), facts.today());
    }

    private static List<Finding> agency(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        AgencySection section = facts.filing().agency();
        PracticeCategory category = facts.filing().category().category();
        if (section.agencyId() == null || facts.agency().isEmpty()) {
            findings.add(Finding.of("REQUIRED", "agency.agencyId", "V08"));
        } else {
            findings.addAll(facts.agency().get().findings(category, "agency.agencyId"));
        }
        if ("COURIER".equals(section.collection())) {
            line(findings, "agency.courierAddress", section.courierAddress());
            if (facts.agency().isPresent() && !facts.agency().get().courier()) {
                findings.add(Finding.of("COURIER_NOT_OFFERED", "agency.collection"));
            }
        }
        return findings;
    }

    private static List<Finding> basic(BasicSection section) {
        List<Finding> findings = new ArrayList<>();
        line(findings, "basic.ethnicity", section.ethnicity());
        line(findings, "basic.education", section.education());
        line(findings, "basic.major", section.major());
        line(findings, "basic.school", section.school());
        text(findings, "basic.title", section.title(), LONGEST_LINE);
        if (blank(section.mobile())) {
            findings.add(Finding.of("REQUIRED", "basic.mobile"));
        } else if (!MOBILE.matcher(section.mobile().strip()).matches()) {
            findings.add(Finding.of("MOBILE_INVALID", "basic.mobile"));
        }
        if (blank(section.email())) {
            findings.add(Finding.of("REQUIRED", "basic.email"));
        } else if (!EMAIL.matcher(section.email().strip()).matches()) {
            findings.add(Finding.of("EMAIL_INVALID", "basic.email"));
        } else {
            text(findings, "basic.email", section.email(), LONGEST_LINE);
        }
        line(findings, "basic.address", section.address());
        if (!blank(section.postcode())
                && !POSTCODE.matcher(section.postcode().strip()).matches()) {
            findings.add(Finding.of("POSTCODE_INVALID", "basic.postcode"));
        }
        return findings;
    }

    private static List<Finding> portrait(SubmissionFacts facts) {
        return facts.filing().portrait().fileId() == null
                ? List.of(Finding.of("REQUIRED", "portrait.fileId", "D14"))
                : List.of();
    }

    private static List<Finding> category(SubmissionFacts facts) {
        PracticeCategory category = facts.filing().category().category();
        if (category == null) {
            return List.of(Finding.of("REQUIRED", "category.category", "D10"));
        }
        boolean held = facts.qualifications().stream()
                .anyMatch(one -> InitialRule.selectable(one, facts.policy()).contains(category));
        return held ? List.of() : List.of(Finding.of("CATEGORY_NOT_HELD", "category.category", "D10"));
    }

    private static List<Finding> employer(EmployerSection section, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        if (blank(section.creditCode())) {
            findings.add(Finding.of("REQUIRED", "employer.creditCode"));
        } else if (CreditCode.parse(section.creditCode()).isEmpty()) {
            findings.add(Finding.of("CREDIT_CODE_INVALID", "employer.creditCode"));
        }
        line(findings, "employer.name", section.name());
        line(findings, "employer.nature", section.nature());
        line(findings, "employer.province", section.province());
        line(findings, "employer.address", section.address());
        line(findings, "employer.contact", section.contact());
        if (blank(section.phone())) {
            findings.add(Finding.of("REQUIRED", "employer.phone"));
        } else if (!PHONE.matcher(section.phone().strip()).matches()) {
            findings.add(Finding.of("PHONE_INVALID", "employer.phone"));
        }
        line(findings, "employer.post", section.post());
        contract(findings, section, today);
        return findings;
    }

    private static void contract(List<Finding> findings, EmployerSection section, LocalDate today) {
        if (section.contractFrom() == null) {
            findings.add(noDay("employer", "contractFrom", section.unread(), "V12"));
        } else if (section.contractFrom().isAfter(today)) {
            findings.add(Finding.of("DATE_IN_FUTURE", "employer.contractFrom", "V12"));
        }
        if (section.contractSignedOn() == null) {
            findings.add(noDay("employer", "contractSignedOn", section.unread(), "V12"));
        } else if (section.contractSignedOn().isAfter(today)) {
            findings.add(Finding.of("DATE_IN_FUTURE", "employer.contractSignedOn", "V12"));
        }
        if (!section.openEnded()) {
            if (section.contractTo() == null) {
                findings.add(noDay("employer", "contractTo", section.unread(), "V12"));
            } else if (section.contractTo().isBefore(today)) {
                findings.add(Finding.of("CONTRACT_ENDED", "employer.contractTo", "V12")
                        .having(section.contractTo(), today));
            } else if (section.contractFrom() != null && section.contractTo().isBefore(section.contractFrom())) {
                findings.add(Finding.of("DATES_REVERSED", "employer.contractTo", "V12"));
            }
        }
    }

    private static List<Finding> education(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        List<EducationEntry> rows = facts.filing().education().rows();
        Map<String, String> unread = facts.filing().education().unread();
        Tally tally = tally(facts);
        for (int i = 0; i < rows.size(); i++) {
            String at = "rows." + i + '.';
            int before = findings.size();
            for (String day : List.of(at + "from", at + "to")) {
                if (unread.containsKey(day)) {
                    findings.add(noDay("education", day, unread, "V11"));
                }
            }
            if (unread.containsKey(at + "hours")) {
                findings.add(Finding.of("HOURS_INVALID", "education." + at + "hours", "V11"));
            }
            text(findings, "education." + at + "content", rows.get(i).content(), LONGEST_TEXT);
            text(findings, "education." + at + "mode", rows.get(i).mode(), LONGEST_LINE);
            text(findings, "education." + at + "provider", rows.get(i).provider(), LONGEST_LINE);
            String why = findings.size() > before ? null : tally.whyNot().get(i);
            if ("ROW_INCOMPLETE".equals(why) || "ROW_REVERSED".equals(why) || "ROW_FUTURE".equals(why)) {
                findings.add(Finding.of(why, "education.rows." + i, "V11"));
            }
        }
        if (facts.overdueInitial()) {
            BigDecimal need = BigDecimal.valueOf(facts.policy().integer("education.hours"));
            if (tally.hours().compareTo(need) < 0) {
                findings.add(Finding.of("EDUCATION_INSUFFICIENT", "education.rows", "D9")
                        .having(tally.hours().stripTrailingZeros().toPlainString(), need));
            }
        }
        return findings;
    }

    private static List<Finding> work(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        List<WorkEntry> rows = facts.filing().work().rows();
        if (rows.isEmpty()) {
            findings.add(Finding.of("WORK_EMPTY", "work.rows", "V13"));
            return findings;
        }
        Map<String, String> unread = facts.filing().work().unread();
        boolean complete = true;
        for (int i = 0; i < rows.size(); i++) {
            WorkEntry row = rows.get(i);
            String at = "work.rows." + i;
            int before = findings.size();
            if (row.from() == null) {
                findings.add(noDay("work", "rows." + i + ".from", unread, "V13"));
            } else if (row.from().isAfter(facts.today())) {
                findings.add(Finding.of("DATE_IN_FUTURE", at + ".from", "V13"));
            }
            if (unread.containsKey("rows." + i + ".to")) {
                findings.add(noDay("work", "rows." + i + ".to", unread, "V13"));
            } else if (row.to() != null && row.to().isAfter(facts.today())) {
                findings.add(Finding.of("DATE_IN_FUTURE", at + ".to", "V13"));
            } else if (row.to() != null && row.from() != null && row.to().isBefore(row.from())) {
                findings.add(Finding.of("DATES_REVERSED", at + ".to", "V13"));
            }
            complete &= findings.size() == before;
            line(findings, at + ".employer", row.employer());
            line(findings, at + ".post", row.post());
            text(findings, at + ".duties", row.duties(), LONGEST_TEXT);
            text(findings, at + ".witness", row.witness(), LONGEST_LINE);
        }
        if (complete && blank(facts.filing().work().gaps())) {
            gaps(findings, rows, facts);
        }
        text(findings, "work.gaps", facts.filing().work().gaps(), LONGEST_TEXT);
        return findings;
    }

    private static void gaps(List<Finding> findings, List<WorkEntry> rows, SubmissionFacts facts) {
        int allowed = facts.policy().integer("work.gap_days");
        List<WorkEntry> ordered =
                rows.stream().sorted(Comparator.comparing(WorkEntry::from)).toList();
        LocalDate covered = null;
        for (WorkEntry row : ordered) {
            if (covered != null && row.from().isAfter(covered.plusDays(allowed))) {
                findings.add(Finding.of("WORK_GAP", "work.gaps", "V13").having(covered, row.from()));
            }
            LocalDate end = row.to() == null ? facts.today() : row.to();
            covered = covered == null || end.isAfter(covered) ? end : covered;
        }
        if (covered.plusDays(allowed).isBefore(facts.today())) {
            findings.add(Finding.of("WORK_GAP", "work.gaps", "V13").having(covered, facts.today()));
        }
    }

    private static List<Finding> form(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        String version = facts.filing().formVersion();
        Set<Integer> pages = new HashSet<>();
        boolean stale = false;
        for (Material material : facts.materials()) {
            if (material.code() == MaterialCode.APP_FORM) {
                if (version.equals(material.formVersion())) {
                    pages.addAll(material.formPages());
                } else {
                    stale = true;
                }
            }
        }
        if (stale) {
            findings.add(Finding.of("FORM_OUTDATED", "form.pages", "V17"));
        }
        for (int page = 1; page <= 2; page++) {
            if (!pages.contains(page)) {
                findings.add(
                        Finding.of("FORM_PAGE_MISSING", "form.pages", "V15").having(null, page));
            }
        }
        return findings;
    }

    private static List<Finding> materials(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        for (MaterialCode code : required(facts)) {
            if (code != MaterialCode.APP_FORM
                    && facts.materials().stream().noneMatch(material -> material.code() == code)) {
                findings.add(Finding.of("MATERIAL_MISSING", "materials." + code, "V15"));
            }
        }
        return findings;
    }

    /** The documents this filing must carry (domain 2.2). */
    public static List<MaterialCode> required(SubmissionFacts facts) {
        List<MaterialCode> required =
                new ArrayList<>(List.of(MaterialCode.APP_FORM, MaterialCode.CONTRACT, MaterialCode.HOLD_ID));
        if (facts.overdueInitial()) {
            required.add(MaterialCode.CE_PROOF);
        }
        return required;
    }

    /** A line that must be there. */
    private static void line(List<Finding> findings, String field, String value) {
        if (blank(value)) {
            findings.add(Finding.of("REQUIRED", field));
        } else {
            text(findings, field, value, LONGEST_LINE);
        }
    }

    /** A text that may be missing: not too long, and of characters that can be printed. */
    private static void text(List<Finding> findings, String field, String value, int longest) {
        if (blank(value)) {
            return;
        }
        if (value.strip().length() > longest) {
            findings.add(Finding.of("TOO_LONG", field).having(value.strip().length(), longest));
        } else if (!Glyphs.printable(value.strip().replaceAll("\\s", ""))) {
            findings.add(Finding.of("UNPRINTABLE", field));
        }
    }

    /** A day is missing, or something was typed that is none. */
    private static Finding noDay(String section, String field, Map<String, String> unread, String rule) {
        return Finding.of(unread.containsKey(field) ? "DATE_INVALID" : "REQUIRED", section + '.' + field, rule);
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }
}
