package org.rmocse.application;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rmocse.applicant.Qualification;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/** Whether a person may register for the first time (R4, R7; D3, D8, D10). */
public final class InitialRule {

    private InitialRule() {}

    /**
     * Qualified before the cut-over: in time before the legacy deadline. Qualified on it or later: in time up to and on the
     * anniversary (D3).
     */
    public static boolean isOverdue(LocalDate qualifiedOn, LocalDate today, PolicyParameters policy) {
        if (qualifiedOn.isBefore(policy.date("initial.cutover"))) {
            return !today.isBefore(policy.date("initial.legacy_deadline"));
        }
        return today.isAfter(qualifiedOn.plusYears(policy.integer("initial.years")));
    }

    /** The last day on which the same qualification is still in time (D3). */
    public static LocalDate inTimeUntil(LocalDate qualifiedOn, PolicyParameters policy) {
        return qualifiedOn.isBefore(policy.date("initial.cutover"))
                ? policy.date("initial.legacy_deadline").minusDays(1)
                : qualifiedOn.plusYears(policy.integer("initial.years"));
    }

    /** Full years on that day, at most the limit (D8). */
    public static boolean isOverAge(LocalDate birth, LocalDate today, PolicyParameters policy) {
        return Period.between(birth, today).getYears() > policy.integer("age.max");
    }

    /** What may be registered on this qualification: its own categories, or any where it is from before them (D10). */
    public static Set<PracticeCategory> selectable(Qualification qualification, PolicyParameters policy) {
        return selectable(qualification.issuedOn(), qualification.category(), qualification.extraCategories(), policy);
    }

    /**
     * The same of a qualification that is not in the register.
     *
     * @param category null where it names none
     */
    static Set<PracticeCategory> selectable(
            LocalDate issuedOn, PracticeCategory category, Set<PracticeCategory> extra, PolicyParameters policy) {
        if (category == null && issuedOn.isBefore(policy.date("initial.cutover"))) {
            return EnumSet.copyOf(PracticeCategory.CURRENT);
        }
        Set<PracticeCategory> selectable = EnumSet.noneOf(PracticeCategory.class);
        selectable.addAll(extra);
        if (category != null) {
            selectable.add(category);
        }
        return selectable;
    }

    static List<Finding> findings(SubmissionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        if (facts.qualifications().isEmpty()) {
            findings.add(Finding.of("NOT_QUALIFIED", null, "R4"));
        }
        if (isOverAge(facts.person().birthDate(), facts.today(), facts.policy())) {
            findings.add(Finding.of("OVER_AGE", null, "D8")
                    .having(
                            Period.between(facts.person().birthDate(), facts.today())
                                    .getYears(),
                            facts.policy().integer("age.max")));
        }
        if (facts.openElsewhere()) {
            findings.add(Finding.of("OPEN_APPLICATION_EXISTS", null, "D19"));
        }
        if (facts.registered()) {
            findings.add(Finding.of("ALREADY_REGISTERED", null, "R7"));
        }
        return findings;
    }
}
