package org.rmocse.certificate;

import java.time.LocalDate;
import org.rmocse.shared.PracticeCategory;

/**
 * A registration in an extract of the register, as it stands today.
 *
 * @param agencyId the agency of the last entry
 * @param validFrom first day of the last granted term (D24)
 * @param endedOn when it was cancelled or revoked; null where it was not
 */
public record RegisterLine(
        long personId,
        String number,
        PracticeCategory category,
        String employerCode,
        String employerName,
        long agencyId,
        LocalDate firstRegisteredOn,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing,
        LocalDate endedOn) {}
