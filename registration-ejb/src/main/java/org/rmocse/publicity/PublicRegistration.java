package org.rmocse.publicity;

import java.time.LocalDate;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.PracticeCategory;

/**
 * What the public may know of a registration (D17); never an identity number, and of a revocation never the facts.
 *
 * @param endedOn when it was cancelled or revoked; null where it was not
 * @param endedByRule the rule a revocation rests on; null where none is known
 */
public record PublicRegistration(
        String name,
        String registrationNumber,
        PracticeCategory category,
        String employerName,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing,
        LocalDate endedOn,
        String endedByRule) {}
