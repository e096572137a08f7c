package org.rmocse.application;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rmocse.application.EligibilityFacts.Qualified;
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

    /**
     * The first day over the age limit, where it is so near that the person is warned (V02).
     *
     * @return empty before that, and once the person is over age
     */
    static Optional<LocalDate> overAgeSoon(LocalDate birth, LocalDate today, PolicyParameters policy) {
        LocalDate birthday = birth.plusYears(policy.integer("age.max") + 1L);
        // whoever was born on 29 February is a year older on 1 March
        LocalDate overFrom = isOverAge(birth, birthday, policy) ? birthday : birthday.plusDays(1);
        return today.isBefore(overFrom) && !today.isBefore(overFrom.minusDays(policy.integer("age.warning_days")))
                ? Optional.of(overFrom)
                : Optional.empty();
    }

    /** What may be registered on this qualification: its own categories, or any where it is from before them (D10). */
    public static Set<PracticeCategory> selectable(Qualified qualification, PolicyParameters policy) {
        PracticeCategory category = qualification.category();
        if (category == null && qualification.issuedOn().isBefore(policy.date("initial.cutover"))) {
            return EnumSet.copyOf(PracticeCategory.CURRENT);
        }
        Set<PracticeCategory> selectable = EnumSet.noneOf(PracticeCategory.class);
        selectable.addAll(qualification.extraCategories());
        if (category != null) {
            selectable.add(category);
        }
        return selectable;
    }
}
