package org.rmocse.application;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rmocse.shared.Finding;

/**
 * What a person can do today with one kind of application.
 *
 * @param findings every condition that is not met; empty where it can be filed
 * @param draft the one begun, a returned one too; null where there is none
 * @param overdue whether the time for an initial registration has passed, so that education is required (D3)
 * @param inTimeUntil the last day without that requirement; null without a qualification
 */
public record KindToday(
        ApplicationKind kind, List<Finding> findings, UUID draft, boolean overdue, LocalDate inTimeUntil) {

    /** Whether it can be begun or gone on with. */
    public boolean isOpen() {
        return findings.isEmpty();
    }
}
