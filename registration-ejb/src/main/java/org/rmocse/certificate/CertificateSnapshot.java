package org.rmocse.certificate;

import java.time.LocalDate;
import org.rmocse.shared.PracticeCategory;

/**
 * What a certificate says, as decided; kept sealed with its hash, and printed from nothing else (I8).
 *
 * @param signingKey the version of the key that signs its code; null where none did when it was issued
 */
public record CertificateSnapshot(
        String code,
        String number,
        String name,
        String sex,
        String maskedIdNumber,
        PracticeCategory category,
        String employerName,
        String agencyName,
        LocalDate validFrom,
        LocalDate validTo,
        LocalDate issuedOn,
        Integer signingKey) {}
