package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A person's registration as it stands today.
 *
 * @param employerCode the employer's credit code
 * @param agencyId the agency of the last entry
 * @param validFrom first day of the last granted term (D24)
 * @param endedOn when it was cancelled or revoked; null where it was not
 * @param endedByRule the rule a revocation rests on; null where it was not revoked, or a sheet told of it
 * @param certificateCode the code of the certificate or label issued last; null for one from before this register
 */
public record Registration(
        UUID publicId,
        long personId,
        String number,
        PracticeCategory category,
        String employerCode,
        String employerName,
        long agencyId,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing,
        LocalDate endedOn,
        String endedByRule,
        String certificateCode) {}
