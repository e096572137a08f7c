package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rmocse.agency.Agency;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.Qualification;
import org.rmocse.shared.PolicyParameters;

/**
 * What the rules of a filing look at.
 *
 * @param today the day of submission
 * @param registered whether the person stands in the register already
 * @param openElsewhere whether another of the four registration kinds is open for the person (D19)
 * @param agency the chosen agency as it is today; empty where none is chosen
 */
public record SubmissionFacts(
        LocalDate today,
        Person person,
        List<Qualification> qualifications,
        boolean registered,
        boolean openElsewhere,
        Filing filing,
        List<Material> materials,
        Optional<Agency> agency,
        PolicyParameters policy) {

    /** The qualification an initial registration rests on: the earliest. */
    public Optional<Qualification> qualification() {
        return qualifications.stream().findFirst();
    }

    /** True where the time for an initial registration has passed: allowed still, but education is required (D3). */
    public boolean overdueInitial() {
        return qualification()
                .map(one -> InitialRule.isOverdue(one.issuedOn(), today, policy))
                .orElse(false);
    }
}
