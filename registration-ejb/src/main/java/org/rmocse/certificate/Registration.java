package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A person's registration as it stands today.
 *
 * @param validFrom first day of the last granted term (D24)
 * @param certificateCode the code of the certificate of that term
 */
public record Registration(
        UUID publicId,
        long personId,
        String number,
        PracticeCategory category,
        String employerName,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing,
        String certificateCode) {}
