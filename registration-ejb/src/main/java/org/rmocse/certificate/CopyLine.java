package org.rmocse.certificate;

import java.time.Instant;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/**
 * A line of a production list.
 *
 * @param item CERTIFICATE or LABEL
 * @param number the certificate's first copy, its second ...
 * @param note what was noted with the last step: to whom it was handed out, or the tracking number
 * @param code the certificate's code, by which it is printed
 * @param basis the public id of the application it rests on
 * @param manner how it was handed out; null before that, as is the receiver where it was the holder
 * @param asksOldCertificate whether it is handed out only against a sight of the old certificate (D21)
 * @param oldCertificateSeenBy the officer to whom the old certificate was shown when it was handed out; null where none was
 */
public record CopyLine(
        UUID publicId,
        String item,
        int number,
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
        UUID basis,
        Handover manner,
        String receiver,
        boolean asksOldCertificate,
        String oldCertificateSeenBy) {

    CopyLine of(String holder) {
        return new CopyLine(
                publicId,
                item,
                number,
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
                basis,
                manner,
                receiver,
                asksOldCertificate,
                oldCertificateSeenBy);
    }
}
