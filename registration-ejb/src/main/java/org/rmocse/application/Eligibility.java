package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.Finding;

/**
 * Whether somebody may file an application of a kind on a day, and if not, why, and when.
 *
 * @param overdueInitial whether the time for an initial registration has passed: allowed still, with education (D3)
 * @param educationRequired whether hours of continuing education are asked for (D9)
 * @param window when it can be filed; null where what it starts from is missing
 * @param newValidity the term it would give if approved on that day; null where it is not allowed or gives none
 * @param findings every condition that is not met, in the order of the rules; empty where it is allowed
 */
public record Eligibility(
        boolean overdueInitial,
        boolean educationRequired,
        Window window,
        Validity newValidity,
        List<Finding> findings) {

    public Eligibility {
        findings = List.copyOf(findings);
    }

    /** Conditions that what is filed meets or misses: before anything is filed they are not asked. */
    private static final Set<String> OF_THE_FILING =
            Set.of("EDUCATION_INSUFFICIENT", "NOTHING_CHANGED", "CATEGORY_NOT_HELD", "EMPLOYER_DIFFERS");

    /** The same before anything is filed: whether it is worth beginning. */
    Eligibility beforeFiling() {
        return new Eligibility(
                overdueInitial,
                educationRequired,
                window,
                newValidity,
                findings.stream()
                        .filter(finding -> !OF_THE_FILING.contains(finding.code()))
                        .toList());
    }

    public boolean allowed() {
        return findings.isEmpty();
    }

    /**
     * @param opensOn the first day
     * @param usualFrom from when it is usually done; advice only
     * @param closesOn the last day; null where it stays open
     */
    public record Window(LocalDate opensOn, LocalDate usualFrom, LocalDate closesOn) {}

    /** Both days inclusive (D1). */
    public record Validity(LocalDate from, LocalDate to) {}
}
