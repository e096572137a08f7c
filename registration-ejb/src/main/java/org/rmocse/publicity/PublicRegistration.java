package org.rmocse.publicity;

import java.time.LocalDate;
import org.rmocse.certificate.Standing;
import org.rmocse.shared.PracticeCategory;

/** What the public may know of a registration (D17); never an identity number. */
public record PublicRegistration(
        String name,
        String registrationNumber,
        PracticeCategory category,
        String employerName,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing) {}
