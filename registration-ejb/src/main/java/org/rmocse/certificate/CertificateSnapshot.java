package org.rmocse.certificate;

import java.time.LocalDate;
import org.rmocse.shared.PracticeCategory;

/** What a certificate says, as decided; kept sealed with its hash, and printed from nothing else (I8). */
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
        LocalDate issuedOn) {}
