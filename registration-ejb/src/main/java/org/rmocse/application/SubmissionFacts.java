package org.rmocse.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.application.EligibilityFacts.Ending;
import org.rmocse.application.EligibilityFacts.Qualified;
import org.rmocse.application.EligibilityFacts.Registered;
import org.rmocse.application.EligibilityFacts.Requested;
import org.rmocse.certificate.Registration;
import org.rmocse.certificate.Standing;
import org.rmocse.education.EducationRow;
import org.rmocse.employer.Employer;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;

/**
 * What the rules of a filing look at.
 *
 * @param today the day what is filed is judged on
 * @param filedOn the day it was first filed, which the conditions with dates are judged by, so that whoever filed in time and
 *     was asked to mend stays in time; today for a draft
 * @param registration the person's, whatever became of it
 * @param open the kinds of the person's other open applications (D19)
 * @param agency the chosen agency as it is today; empty where none is chosen
 * @param imported courses that training bodies reported
 * @param employer the employer of the filing as the register of employers knows it; empty where it does not
 * @param correction what is to be mended, where the file was returned
 * @param infected the ids of those of its files that were found infected after they were kept
 */
public record SubmissionFacts(
        ApplicationKind kind,
        LocalDate today,
        LocalDate filedOn,
        Person person,
        List<Qualification> qualifications,
        Optional<Registration> registration,
        Set<ApplicationKind> open,
        Filing filing,
        List<Material> materials,
        Optional<Agency> agency,
        List<EducationRow> imported,
        Optional<Employer> employer,
        Correction correction,
        Set<Long> infected,
        PolicyParameters policy) {

    /** The same facts by other parameters. */
    SubmissionFacts by(PolicyParameters other) {
        return new SubmissionFacts(
                kind,
                today,
                filedOn,
                person,
                qualifications,
                registration,
                open,
                filing,
                materials,
                agency,
                imported,
                employer,
                correction,
                infected,
                other);
    }

    /** The qualification a registration rests on: the earliest. */
    public Optional<Qualification> qualification() {
        return qualifications.stream().findFirst();
    }

    /** True where the time for an initial registration has passed: allowed still, but education is required (D3). */
    public boolean overdueInitial() {
        return kind == ApplicationKind.INITIAL
                && qualification()
                        .map(one -> InitialRule.isOverdue(one.issuedOn(), filedOn, policy))
                        .orElse(false);
    }

    /** Whether hours of continuing education are asked for (D9). */
    public boolean educationRequired() {
        return overdueInitial() || renews() || kind == ApplicationKind.RE_REGISTRATION;
    }

    /** Whether the term is renewed (R8, R9). */
    public boolean renews() {
        return kind == ApplicationKind.RENEWAL
                || kind == ApplicationKind.CHANGE && filing.change().withRenewal();
    }

    /**
     * Whether a category is chosen in this filing: where one is registered for the first time or anew, where it is to be
     * changed, and wherever an old one stands in the register, which must give way to one of today's (D27).
     */
    public boolean choosesCategory() {
        return switch (kind) {
            case INITIAL, RE_REGISTRATION -> true;
            case RENEWAL -> hasOldCategory();
            case CHANGE -> filing.change().category() || hasOldCategory();
            case REISSUE, CANCELLATION, OTHER_MATTER -> false;
        };
    }

    private boolean hasOldCategory() {
        return registration.map(one -> one.category().isLegacy()).orElse(false);
    }

    /** The category the filing is about: the chosen one, or the registered one where none is chosen; null for none. */
    public PracticeCategory category() {
        return choosesCategory()
                ? filing.category().category()
                : registration.map(Registration::category).orElse(null);
    }

    /** The steps of this filing, in the published order. */
    public List<Step> steps() {
        return kind.steps().stream()
                .filter(step -> step != Step.CATEGORY || choosesCategory())
                .filter(step -> step != Step.EDUCATION || educationRequired())
                .toList();
    }

    /** Whether it may be filed (R4–R11), with everything that is known of the person and all that is asked for. */
    public Eligibility eligibility(BigDecimal hours) {
        return EligibilityRules.evaluate(
                new EligibilityFacts(
                        kind,
                        filedOn,
                        person.birthDate(),
                        qualified(qualifications, registration),
                        registration.map(SubmissionFacts::registered).orElse(null),
                        requested(),
                        hours,
                        person.portraitFileId() != null,
                        open),
                policy);
    }

    private Requested requested() {
        PracticeCategory category = choosesCategory() ? filing.category().category() : null;
        String code = stripped(filing.employer().creditCode());
        String name = stripped(filing.employer().name());
        return switch (kind) {
            case INITIAL, RE_REGISTRATION -> new Requested(category, code, name, false);
            case RENEWAL -> new Requested(category, code, null, false);
            case CHANGE ->
                new Requested(
                        category,
                        filing.change().employer() ? code : null,
                        filing.change().employer() || filing.change().employerName() ? name : null,
                        filing.change().withRenewal());
            case REISSUE, CANCELLATION, OTHER_MATTER -> null;
        };
    }

    /**
     * The qualifications as one: of the earliest the day and the category, of all the categories passed. Whoever chose freely
     * for a qualification that names none has chosen: from then on the registered category is the qualification's (D10, R26).
     */
    static Qualified qualified(List<Qualification> qualifications, Optional<Registration> registration) {
        if (qualifications.isEmpty()) {
            return null;
        }
        Qualification first = qualifications.get(0);
        Set<PracticeCategory> extra = new HashSet<>();
        for (Qualification one : qualifications) {
            extra.addAll(one.extraCategories());
            if (one.category() != null) {
                extra.add(one.category());
            }
        }
        PracticeCategory category = first.category() != null
                ? first.category()
                : registration
                        .map(Registration::category)
                        .filter(registered -> !registered.isLegacy())
                        .orElse(null);
        return new Qualified(first.issuedOn(), category, extra);
    }

    /** How the register has it, as the rules ask. */
    static Registered registered(Registration registration) {
        Ending ending = registration.standing() == Standing.CANCELLED
                ? Ending.CANCELLED
                : registration.standing() == Standing.REVOKED ? Ending.REVOKED : null;
        return new Registered(
                registration.validFrom(),
                registration.validTo(),
                registration.category(),
                registration.employerCode(),
                registration.employerName(),
                ending,
                registration.endedOn());
    }

    private static String stripped(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
