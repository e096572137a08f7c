package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A registered engineer as the own employer sees one.
 *
 * @param registration the public id of the registration
 * @param validTo the last day of the last granted term (D24)
 * @param leftOn when the employer says the engineer has left; null where it says no such thing
 * @param leavingDenied whether the engineer says that it is not so
 */
public record Engineer(
        UUID registration,
        String name,
        String number,
        PracticeCategory category,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing,
        LocalDate leftOn,
        boolean leavingDenied) {}
