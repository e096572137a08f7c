package org.rmocse.certificate;

import java.time.Instant;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A line of a production list.
 *
 * @param item CERTIFICATE or LABEL
 * @param code the certificate's code, by which it is printed
 */
public record CopyLine(
        UUID publicId,
        String item,
        CopyStatus status,
        Instant statusSince,
        String trackingNumber,
        long agencyId,
        long personId,
        String registrationNumber,
        PracticeCategory category,
        String employerName,
        String code) {}
