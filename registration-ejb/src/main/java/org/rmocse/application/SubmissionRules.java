package org.rmocse.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.Section.AgencySection;
import org.rmocse.application.Section.BasicSection;
import org.rmocse.application.Section.EducationEntry;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.application.Section.WorkEntry;
import org.rmocse.certificate.Registration;
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

    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{7,20}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{6}");

    private SubmissionRules() {}

    /** All findings, those about the person first, then in the order of the steps. */
    public static List<Finding> findings(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>(aboutThePerson(facts));
        byStep(facts).values().forEach(findings::addAll);
        return findings;
    }

    /** Why the person may not file it at all, whatever is filled in. */
    public static List<Finding> aboutThePerson(SubmissionFacts facts) {
        return eligibility(facts).stream()
                .filter(finding -> finding.field() == null)
                .toList();
    }

    /**
     * The findings of each step the filing has; a step without findings is complete. What is to be changed is chosen at one step
     * and made at others: once it is chosen, {@link ChangeRule} says there what is still as it was.
     */
    public static Map<Step, List<Finding>> byStep(SubmissionFacts facts) {
        Map<Step, List<Finding>> findings = new EnumMap<>(Step.class);
        List<Finding> conditions = new ArrayList<>(eligibility(facts));
        conditions.addAll(facts.correction().unmended());
        for (Step step : facts.steps()) {
            List<Finding> found = new ArrayList<>(of(step, facts));
            conditions.stream()
                    .filter(condition -> Step.ofField(condition.field()) == step)
                    .filter(condition ->
                            step != Step.CHANGE || !facts.filing().change().changesAnything())
                    .forEach(found::add);
            findings.put(step, found);
        }
        return findings;
    }

    private static List<Finding> of(Step step, SubmissionFacts facts) {
        return switch (step) {
            case AGENCY -> agency(facts);
            case BASIC -> basic(facts.filing().basic());
            case PORTRAIT -> portrait(facts);
            case MATTER -> MatterRule.findings(facts);
            case CHANGE -> List.of();
            case CATEGORY -> category(facts);
            case EMPLOYER -> employer(facts);
            case EDUCATION -> education(facts);
            case WORK -> work(facts);
            case DUTY -> DutyRule.findings(facts);
            case FORM -> form(facts);
            case MATERIALS -> MaterialRule.findings(facts);
        };
    }

    /** The conditions of the kind, each at the field of the filing where it is met, or at none where it is about the person. */
    private static List<Finding> eligibility(SubmissionFacts facts) {
        return facts.eligibility(tally(facts).hours()).findings().stream()
                .map(finding -> finding.at(
                        switch (finding.field()) {
                            case "requested" -> "change.employer";
                            case "requested.category" -> "category.category";
                            case "requested.employer" -> "employer.creditCode";
                            case "educationHours" -> "education.rows";
                            default -> null;
                        }))
                .toList();
    }

    /** The hours that count in the cycle (D9); typed rows first, then those that training bodies reported. */
    public static Tally tally(SubmissionFacts facts) {
        boolean proof = facts.materials().stream().anyMatch(material -> material.code() == MaterialCode.CE_PROOF);
        List<EducationRow> rows = new ArrayList<>(facts.filing().education().rows().stream()
                .map(row -> new EducationRow(
                        row.from(), row.to(), row.content(), row.mode(), row.provider(), row.hours(), false, proof))
                .toList());
        rows.addAll(facts.imported());
        return EducationRule.tally(rows, cycleFrom(facts), cycleTo(facts), facts.today());
    }

    /** Renewal and change: the term that runs. Otherwise the years before it is filed (D9). */
    static LocalDate cycleFrom(SubmissionFacts facts) {
        return inTheTerm(facts)
                ? facts.registration().orElseThrow().validFrom()
                : facts.filedOn().minusYears(facts.policy().integer("education.cycle_years"));
    }

    static LocalDate cycleTo(SubmissionFacts facts) {
        return inTheTerm(facts) ? facts.registration().orElseThrow().validTo() : facts.filedOn();
    }

    private static boolean inTheTerm(SubmissionFacts facts) {
        return facts.renews() && facts.registration().isPresent();
    }

    private static List<Finding> agency(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        AgencySection section = facts.filing().agency();
        PracticeCategory category = facts.category() == null || facts.category().isLegacy() ? null : facts.category();
        if (section.agencyId() == null || facts.agency().isEmpty()) {
            findings.add(Finding.of("REQUIRED", "agency.agencyId", "V08"));
        } else {
            findings.addAll(facts.agency().get().findings(category, "agency.agencyId"));
        }
        if ("COURIER".equals(section.collection())) {
            Typed.line(findings, "agency.courierAddress", section.courierAddress());
            if (facts.agency().isPresent() && !facts.agency().get().courier()) {
                findings.add(Finding.of("COURIER_NOT_OFFERED", "agency.collection"));
            }
        }
        return findings;
    }

    private static List<Finding> basic(BasicSection section) {
        List<Finding> findings = new ArrayList<>();
        Typed.line(findings, "basic.ethnicity", section.ethnicity());
        Typed.line(findings, "basic.education", section.education());
        Typed.line(findings, "basic.major", section.major());
        Typed.line(findings, "basic.school", section.school());
        Typed.text(findings, "basic.title", section.title(), Typed.LONGEST_LINE);
        Typed.mobile(findings, "basic.mobile", section.mobile());
        Typed.email(findings, "basic.email", section.email());
        Typed.line(findings, "basic.address", section.address());
        if (!Typed.blank(section.postcode())
                && !POSTCODE.matcher(section.postcode().strip()).matches()) {
            findings.add(Finding.of("POSTCODE_INVALID", "basic.postcode"));
        }
        return findings;
    }

    private static List<Finding> portrait(SubmissionFacts facts) {
        Long portrait = facts.filing().portrait().fileId();
        if (portrait == null) {
            return List.of(Finding.of("REQUIRED", "portrait.fileId", "D14"));
        }
        return facts.infected().contains(portrait) ? List.of(MaterialRule.infected("portrait.fileId")) : List.of();
    }

    private static List<Finding> category(SubmissionFacts facts) {
        PracticeCategory category = facts.filing().category().category();
        if (category == null || category.isLegacy()) {
            return List.of(Finding.of("REQUIRED", "category.category", "D10"));
        }
        List<Finding> findings = new ArrayList<>(ChangeRule.category(facts));
        if (facts.kind() == ApplicationKind.RENEWAL && !selectable(facts).contains(category)) {
            findings.add(Finding.of("CATEGORY_NOT_HELD", "category.category", "D27"));
        }
        return findings;
    }

    /** The categories that can be chosen: those the qualifications allow, and the one that is registered (D10). */
    public static Set<PracticeCategory> selectable(SubmissionFacts facts) {
        Set<PracticeCategory> selectable = EnumSet.noneOf(PracticeCategory.class);
        Qualified qualified = SubmissionFacts.qualified(facts.qualifications(), facts.registration());
        if (qualified != null) {
            selectable.addAll(InitialRule.selectable(qualified, facts.policy()));
        }
        facts.registration()
                .map(Registration::category)
                .filter(one -> !one.isLegacy())
                .ifPresent(selectable::add);
        return selectable;
    }

    private static List<Finding> employer(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        EmployerSection section = facts.filing().employer();
        if (Typed.blank(section.creditCode())) {
            findings.add(Finding.of("REQUIRED", "employer.creditCode"));
        } else if (CreditCode.parse(section.creditCode()).isEmpty()) {
            findings.add(Finding.of("CREDIT_CODE_INVALID", "employer.creditCode"));
        }
        Typed.line(findings, "employer.name", section.name());
        Typed.line(findings, "employer.nature", section.nature());
        Typed.line(findings, "employer.province", section.province());
        Typed.line(findings, "employer.address", section.address());
        Typed.line(findings, "employer.contact", section.contact());
        if (Typed.blank(section.phone())) {
            findings.add(Finding.of("REQUIRED", "employer.phone"));
        } else if (!PHONE.matcher(section.phone().strip()).matches()) {
            findings.add(Finding.of("PHONE_INVALID", "employer.phone"));
        }
        Typed.line(findings, "employer.post", section.post());
        contract(findings, section, facts.today());
        findings.addAll(ChangeRule.employer(facts));
        facts.employer()
                .flatMap(one -> one.status().obstacle("employer.creditCode"))
                .ifPresent(findings::add);
        return findings;
    }

    private static void contract(List<Finding> findings, EmployerSection section, LocalDate today) {
        if (section.contractFrom() == null) {
            findings.add(Typed.noDay("employer", "contractFrom", section.unread(), "V12"));
        } else if (section.contractFrom().isAfter(today)) {
            findings.add(Finding.of("DATE_IN_FUTURE", "employer.contractFrom", "V12"));
        }
        if (section.contractSignedOn() == null) {
            findings.add(Typed.noDay("employer", "contractSignedOn", section.unread(), "V12"));
        } else if (section.contractSignedOn().isAfter(today)) {
            findings.add(Finding.of("DATE_IN_FUTURE", "employer.contractSignedOn", "V12"));
        }
        if (!section.openEnded()) {
            if (section.contractTo() == null) {
                findings.add(Typed.noDay("employer", "contractTo", section.unread(), "V12"));
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
                    findings.add(Typed.noDay("education", day, unread, "V11"));
                }
            }
            if (unread.containsKey(at + "hours")) {
                findings.add(Finding.of("HOURS_INVALID", "education." + at + "hours", "V11"));
            }
            Typed.text(findings, "education." + at + "content", rows.get(i).content(), Typed.LONGEST_TEXT);
            Typed.text(findings, "education." + at + "mode", rows.get(i).mode(), Typed.LONGEST_LINE);
            Typed.text(findings, "education." + at + "provider", rows.get(i).provider(), Typed.LONGEST_LINE);
            String why = findings.size() > before ? null : tally.whyNot().get(i);
            if ("ROW_INCOMPLETE".equals(why) || "ROW_REVERSED".equals(why) || "ROW_FUTURE".equals(why)) {
                findings.add(Finding.of(why, "education.rows." + i, "V11"));
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
                findings.add(Typed.noDay("work", "rows." + i + ".from", unread, "V13"));
            } else if (row.from().isAfter(facts.today())) {
                findings.add(Finding.of("DATE_IN_FUTURE", at + ".from", "V13"));
            }
            if (unread.containsKey("rows." + i + ".to")) {
                findings.add(Typed.noDay("work", "rows." + i + ".to", unread, "V13"));
            } else if (row.to() != null && row.to().isAfter(facts.today())) {
                findings.add(Finding.of("DATE_IN_FUTURE", at + ".to", "V13"));
            } else if (row.to() != null && row.from() != null && row.to().isBefore(row.from())) {
                findings.add(Finding.of("DATES_REVERSED", at + ".to", "V13"));
            }
            complete &= findings.size() == before;
            Typed.line(findings, at + ".employer", row.employer());
            Typed.line(findings, at + ".post", row.post());
            Typed.text(findings, at + ".duties", row.duties(), Typed.LONGEST_TEXT);
            Typed.text(findings, at + ".witness", row.witness(), Typed.LONGEST_LINE);
        }
        if (complete && Typed.blank(facts.filing().work().gaps())) {
            gaps(findings, rows, facts);
        }
        Typed.text(findings, "work.gaps", facts.filing().work().gaps(), Typed.LONGEST_TEXT);
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
        if (facts.materials().stream()
                .anyMatch(material -> material.code() == MaterialCode.APP_FORM
                        && facts.infected().contains(material.fileId()))) {
            findings.add(MaterialRule.infected("form.pages"));
        }
        for (int page = 1; page <= facts.kind().formPages(); page++) {
            if (!pages.contains(page)) {
                findings.add(
                        Finding.of("FORM_PAGE_MISSING", "form.pages", "V15").having(null, page));
            }
        }
        return findings;
    }
}
