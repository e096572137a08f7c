package org.rmocse.certificate;

import java.time.LocalDate;
import org.rmocse.shared.PracticeCategory;

/** A holder as an officer of the own agency sees one before a code is given. */
public record CodeHolder(
        String name,
        String maskedIdNumber,
        String number,
        PracticeCategory category,
        String employerName,
        LocalDate validFrom,
        LocalDate validTo,
        Standing standing) {}
