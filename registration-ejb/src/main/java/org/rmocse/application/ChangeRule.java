package org.rmocse.application;

import java.util.ArrayList;
import java.util.List;
import org.rmocse.application.Section.ChangeSection;
import org.rmocse.application.Section.EmployerSection;
import org.rmocse.certificate.Registration;
import org.rmocse.employer.Employer;
import org.rmocse.shared.Finding;

/**
 * Whether the employer of a filing agrees with the registered one: the same on a renewal (R8, V09), and on a change different
 * exactly where a change is asked for (R9, D5, V10).
 */
final class ChangeRule {

    private ChangeRule() {}

    /** What was chosen to be changed and is not; that anything must be chosen at all says {@link EligibilityRules}. */
    static List<Finding> category(SubmissionFacts facts) {
        boolean same = facts.kind() == ApplicationKind.CHANGE
                && facts.filing().change().category()
                && facts.filing().category().category() != null
                && facts.registration()
                        .filter(one ->
                                one.category() == facts.filing().category().category())
                        .isPresent();
        return same ? List.of(Finding.of("CHANGE_NOT_MADE", "category.category", "D5")) : List.of();
    }

    /** Whether code and name are those they have to be. */
    static List<Finding> employer(SubmissionFacts facts) {
        Registration registration = facts.registration().orElse(null);
        EmployerSection typed = facts.filing().employer();
        boolean changes = facts.kind() == ApplicationKind.CHANGE;
        if (registration == null
                || !changes && facts.kind() != ApplicationKind.RENEWAL
                || Typed.blank(typed.creditCode())
                || Typed.blank(typed.name())) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        ChangeSection change = facts.filing().change();
        boolean another = changes && change.employer();
        boolean sameCode = typed.creditCode().strip().equalsIgnoreCase(registration.employerCode());
        if (another && sameCode) {
            findings.add(Finding.of("CHANGE_NOT_MADE", "employer.creditCode", "D5"));
        } else if (changes && !another && !sameCode) {
            findings.add(Finding.of("EMPLOYER_DIFFERS", "employer.creditCode", "D5")
                    .having(typed.creditCode(), registration.employerCode()));
        }
        boolean sameName = isKnownName(typed.name().strip(), registration, facts);
        if (!another && changes && change.employerName() && typed.name().strip().equals(registration.employerName())) {
            findings.add(Finding.of("CHANGE_NOT_MADE", "employer.name", "D5"));
        } else if (!another && !(changes && change.employerName()) && !sameName) {
            findings.add(Finding.of("EMPLOYER_NAME_DIFFERS", "employer.name", "V16")
                    .having(typed.name(), registration.employerName()));
        }
        return findings;
    }

    /** The registered name, or the one that somebody else's change has proven since. */
    private static boolean isKnownName(String name, Registration registration, SubmissionFacts facts) {
        return name.equals(registration.employerName())
                || facts.employer().map(Employer::name).filter(name::equals).isPresent();
    }
}
