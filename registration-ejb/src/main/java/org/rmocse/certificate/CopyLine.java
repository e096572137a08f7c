package org.rmocse.certificate;

import java.time.Instant;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A line of a production list.
 *
 * @param item CERTIFICATE or LABEL
 * @param note what was noted with the last step: to whom it was handed out, or the tracking number
 * @param code the certificate's code, by which it is printed
 * @param asksOldCertificate whether it is handed out only against a sight of the old certificate (D21)
 * @param oldCertificateSeenBy the officer to whom the old certificate was shown when it was handed out; null where none was
 */
public record CopyLine(
        UUID publicId,
        String item,
        CopyStatus status,
        Instant statusSince,
        String trackingNumber,
        String note,
        long agencyId,
        String agencyName,
        long personId,
        String personName,
        String registrationNumber,
        PracticeCategory category,
        String employerName,
        String code,
        boolean asksOldCertificate,
        String oldCertificateSeenBy) {

    CopyLine of(String holder) {
        return new CopyLine(
                publicId,
                item,
                status,
                statusSince,
                trackingNumber,
                note,
                agencyId,
                agencyName,
                personId,
                holder,
                registrationNumber,
                category,
                employerName,
                code,
                asksOldCertificate,
                oldCertificateSeenBy);
    }
}
