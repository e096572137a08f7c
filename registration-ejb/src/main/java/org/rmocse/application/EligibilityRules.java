package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmocse.application.Eligibility.Validity;
import org.rmocse.application.Eligibility.Window;
import org.rmocse.application.EligibilityFacts.Ending;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/**
 * May I, and if not, why, and when? The conditions of all seven kinds (R4–R11, D3–D10, D19), pure and all at once. The same
 * findings speak on the start page, at the submit gate, on the reviewer's panel, in the letters and in the public self-check.
 */
public final class EligibilityRules {

    private EligibilityRules() {}

    /** Judges the facts by the parameters of the day. */
    public static Eligibility evaluate(EligibilityFacts facts, PolicyParameters policy) {
        boolean overdue = facts.kind() == ApplicationKind.INITIAL
                && facts.qualification() != null
                && InitialRule.isOverdue(facts.qualification().issuedOn(), facts.on(), policy);
        boolean education = overdue || facts.renews() || facts.kind() == ApplicationKind.RE_REGISTRATION;
        List<Finding> findings = new ArrayList<>();
        if (facts.kind().registers()) {
            aboutThePerson(findings, facts, policy);
        }
        aboutOpenApplications(findings, facts);
        aboutTheRegistration(findings, facts, policy);
        if (facts.kind().registers()) {
            aboutTheCategory(findings, facts, policy);
        }
        BigDecimal hours = BigDecimal.valueOf(policy.integer("education.hours"));
        if (education && facts.educationHours().compareTo(hours) < 0) {
            findings.add(Finding.of("EDUCATION_INSUFFICIENT", "educationHours", "D9")
                    .having(facts.educationHours().stripTrailingZeros().toPlainString(), hours));
        }
        if (facts.kind() == ApplicationKind.REISSUE && !facts.portraitOnFile()) {
            findings.add(Finding.of("PHOTO_MISSING", "portraitOnFile", "D21"));
        }
        return new Eligibility(
                overdue,
                education,
                window(facts, policy),
                findings.isEmpty() ? newValidity(facts, policy) : null,
                findings);
    }

    /** Five years, both days inclusive (D1). */
    static Validity termFrom(LocalDate from, PolicyParameters policy) {
        return new Validity(
                from, from.plusYears(policy.integer("validity.years")).minusDays(1));
    }

    /** The term that ends on a day (D1). */
    public static Validity termTo(LocalDate to, PolicyParameters policy) {
        return new Validity(to.plusDays(1).minusYears(policy.integer("validity.years")), to);
    }

    private static void aboutThePerson(List<Finding> findings, EligibilityFacts facts, PolicyParameters policy) {
        if (facts.qualification() == null) {
            findings.add(Finding.of("NOT_QUALIFIED", "qualification", "R4"));
        }
        if (facts.birthDate() != null && InitialRule.isOverAge(facts.birthDate(), facts.on(), policy)) {
            findings.add(Finding.of("OVER_AGE", "birthDate", "D8")
                    .having(Period.between(facts.birthDate(), facts.on()).getYears(), policy.integer("age.max")));
        }
        Registered registration = facts.registration();
        if (registration != null && registration.ending() == Ending.REVOKED) {
            LocalDate until = barredUntil(registration, policy);
            if (facts.on().isBefore(until)) {
                findings.add(Finding.of("BARRED", "registration.endedOn", "R22")
                        .having(registration.endedOn(), until)
                        .on(until));
            }
        }
    }

    private static void aboutOpenApplications(List<Finding> findings, EligibilityFacts facts) {
        boolean inTheWay =
                switch (facts.kind()) {
                    case INITIAL, RENEWAL, CHANGE, RE_REGISTRATION ->
                        facts.open().stream()
                                .anyMatch(kind -> kind.registers() || kind == ApplicationKind.CANCELLATION);
                    case CANCELLATION -> !facts.open().isEmpty();
                    case REISSUE, OTHER_MATTER -> false;
                };
        if (inTheWay) {
            findings.add(Finding.of("OPEN_APPLICATION_EXISTS", "openApplications", "D19"));
        }
    }

    private static void aboutTheRegistration(List<Finding> findings, EligibilityFacts facts, PolicyParameters policy) {
        Registered registration = facts.registration();
        switch (facts.kind()) {
            case INITIAL -> {
                if (registration != null) {
                    findings.add(Finding.of("ALREADY_REGISTERED", "registration", "R7"));
                }
            }
            case RE_REGISTRATION -> {
                if (registration == null) {
                    findings.add(Finding.of("NOT_REGISTERED", "registration", "R11"));
                } else if (registration.hasNoEnding() && !facts.on().isAfter(registration.validTo())) {
                    LocalDate opens = registration.validTo().plusDays(1);
                    findings.add(Finding.of("STILL_VALID", "registration.validTo", "D6")
                            .having(registration.validTo(), opens)
                            .on(opens));
                }
            }
            case RENEWAL, CHANGE, REISSUE, CANCELLATION -> {
                if (registration == null || !registration.hasNoEnding()) {
                    findings.add(Finding.of("NOT_REGISTERED", "registration", ruleOf(facts.kind())));
                } else {
                    aboutTheTerm(findings, facts, registration, policy);
                }
            }
            case OTHER_MATTER -> {}
        }
    }

    private static void aboutTheTerm(
            List<Finding> findings, EligibilityFacts facts, Registered registration, PolicyParameters policy) {
        if (facts.on().isAfter(registration.validTo())) {
            findings.add(Finding.of("EXPIRED", "registration.validTo", ruleOf(facts.kind()))
                    .having(registration.validTo(), facts.on()));
        }
        LocalDate opens = renewalOpens(registration, policy);
        if (facts.renews() && facts.on().isBefore(opens)) {
            findings.add(Finding.of("TOO_EARLY", "on", ruleOf(facts.kind()))
                    .having(facts.on(), opens)
                    .on(opens));
        }
        String employer = facts.requested().employer();
        if (facts.kind() == ApplicationKind.RENEWAL
                && employer != null
                && !employer.equalsIgnoreCase(registration.employer())) {
            findings.add(Finding.of("EMPLOYER_DIFFERS", "requested.employer", "R8")
                    .having(employer, registration.employer()));
        }
        if (facts.kind() == ApplicationKind.CHANGE && changesNothing(facts, registration)) {
            findings.add(Finding.of("NOTHING_CHANGED", "requested", "D5"));
        }
    }

    private static boolean changesNothing(EligibilityFacts facts, Registered registration) {
        PracticeCategory category = facts.requested().category();
        String employer = facts.requested().employer();
        String name = facts.requested().employerName();
        return (category == null || category == registration.category())
                && (employer == null || employer.equalsIgnoreCase(registration.employer()))
                && (name == null || Objects.equals(name, registration.employerName()));
    }

    private static void aboutTheCategory(List<Finding> findings, EligibilityFacts facts, PolicyParameters policy) {
        PracticeCategory category = facts.requested().category();
        if (facts.kind() == ApplicationKind.RENEWAL || category == null || facts.qualification() == null) {
            return;
        }
        boolean registered =
                facts.registration() != null && facts.registration().category() == category;
        Qualified qualification = facts.qualification();
        Set<PracticeCategory> selectable = InitialRule.selectable(qualification, policy);
        if (!registered && !selectable.contains(category)) {
            findings.add(Finding.of("CATEGORY_NOT_HELD", "requested.category", "D10")
                    .having(
                            category,
                            selectable.isEmpty()
                                    ? null
                                    : selectable.stream().map(Enum::name).collect(Collectors.joining(" "))));
        }
    }

    private static Window window(EligibilityFacts facts, PolicyParameters policy) {
        Registered registration = facts.registration();
        return switch (facts.kind()) {
            case INITIAL -> facts.qualification() == null ? null : initialWindow(facts.qualification(), policy);
            case RE_REGISTRATION -> registration == null ? null : reRegistrationWindow(registration, policy);
            case RENEWAL, CHANGE, REISSUE, CANCELLATION ->
                registration == null || !registration.hasNoEnding() ? null : termWindow(facts, registration, policy);
            case OTHER_MATTER -> null;
        };
    }

    private static Window initialWindow(Qualified qualification, PolicyParameters policy) {
        LocalDate issued = qualification.issuedOn();
        return new Window(issued, issued, InitialRule.inTimeUntil(issued, policy));
    }

    private static Window reRegistrationWindow(Registered registration, PolicyParameters policy) {
        LocalDate opens = registration.hasNoEnding()
                ? registration.validTo().plusDays(1)
                : registration.ending() == Ending.REVOKED ? barredUntil(registration, policy) : registration.endedOn();
        return new Window(opens, opens, null);
    }

    private static Window termWindow(EligibilityFacts facts, Registered registration, PolicyParameters policy) {
        LocalDate opens = facts.renews() ? renewalOpens(registration, policy) : registration.validFrom();
        LocalDate usual = facts.kind() == ApplicationKind.RENEWAL
                ? registration.validTo().minusMonths(policy.integer("renewal.usual_months"))
                : opens;
        return new Window(opens, usual, registration.validTo());
    }

    private static Validity newValidity(EligibilityFacts facts, PolicyParameters policy) {
        Registered registration = facts.registration();
        return switch (facts.kind()) {
            case INITIAL, RE_REGISTRATION -> termFrom(facts.on(), policy);
            case RENEWAL, CHANGE ->
                facts.renews()
                        ? termFrom(registration.validTo().plusDays(1), policy)
                        : new Validity(registration.validFrom(), registration.validTo());
            case REISSUE, CANCELLATION, OTHER_MATTER -> null;
        };
    }

    private static LocalDate renewalOpens(Registered registration, PolicyParameters policy) {
        return registration.validTo().minusYears(policy.integer("renewal.opens_years"));
    }

    /** The first day on which somebody revoked is not barred any more (R22, D6). */
    static LocalDate barredUntil(Registered registration, PolicyParameters policy) {
        return barredUntil(registration.endedOn(), policy);
    }

    /** The same of a revocation on that day. */
    static LocalDate barredUntil(LocalDate revokedOn, PolicyParameters policy) {
        return revokedOn.plusYears(policy.integer("bar.years"));
    }

    /** The rule that says from when to when this kind can be filed. */
    private static String ruleOf(ApplicationKind kind) {
        return switch (kind) {
            case INITIAL -> "D3";
            case RENEWAL -> "D4";
            case CHANGE -> "D5";
            case RE_REGISTRATION -> "D6";
            case REISSUE, CANCELLATION, OTHER_MATTER -> "D21";
        };
    }
}
