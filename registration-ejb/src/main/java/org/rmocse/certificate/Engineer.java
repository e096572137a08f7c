package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A registered engineer as the own employer sees one.
 *
 * @param registration the public id of the registration
 * @param validTo the last day of the last granted term (D24)
 */
public record Engineer(
        UUID registration,
        String name,
        String number,
        PracticeCategory category,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing) {}
