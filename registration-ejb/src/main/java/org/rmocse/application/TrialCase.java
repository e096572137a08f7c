package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import org.rmocse.shared.Finding;

/**
 * Somebody for whom other parameters would make a difference.
 *
 * @param number of the receipt or the registration; null for a draft
 * @param unmet conditions that would be missed and are not
 * @param met conditions that are missed and would not be
 * @param opensBefore the first day it can be filed; null where that stays
 * @param opensAfter the first day it could be filed; null where that stays
 * @param endsBefore the last day of the term it would give; null where that stays
 * @param endsAfter the last day of the term it would give then; null where that stays
 */
public record TrialCase(
        String number,
        String name,
        ApplicationKind kind,
        List<Finding> unmet,
        List<Finding> met,
        LocalDate opensBefore,
        LocalDate opensAfter,
        LocalDate endsBefore,
        LocalDate endsAfter) {

    /** What the findings, the window and the new term of somebody differ in by two sets of parameters. */
    static TrialCase of(
            String number,
            String name,
            ApplicationKind kind,
            List<Finding> before,
            List<Finding> after,
            Eligibility now,
            Eligibility then) {
        LocalDate opensBefore = now.window() == null ? null : now.window().opensOn();
        LocalDate opensAfter = then.window() == null ? null : then.window().opensOn();
        LocalDate endsBefore =
                now.newValidity() == null ? null : now.newValidity().to();
        LocalDate endsAfter =
                then.newValidity() == null ? null : then.newValidity().to();
        boolean opensSame = opensBefore == null || opensAfter == null || opensBefore.equals(opensAfter);
        boolean endsSame = endsBefore == null || endsAfter == null || endsBefore.equals(endsAfter);
        return new TrialCase(
                number,
                name,
                kind,
                beyond(before, after),
                beyond(after, before),
                opensSame ? null : opensBefore,
                opensSame ? null : opensAfter,
                endsSame ? null : endsBefore,
                endsSame ? null : endsAfter);
    }

    /** Whether another condition would be met or missed, or another day be the first. */
    public boolean isTouched() {
        return !unmet.isEmpty() || !met.isEmpty() || opensBefore != null || endsBefore != null;
    }

    private static List<Finding> beyond(List<Finding> known, List<Finding> all) {
        return all.stream()
                .filter(one -> known.stream().noneMatch(other -> isSame(one, other)))
                .toList();
    }

    /** The same condition at the same place, though another number may be needed. */
    private static boolean isSame(Finding one, Finding other) {
        return one.code().equals(other.code()) && String.valueOf(one.field()).equals(String.valueOf(other.field()));
    }
}
