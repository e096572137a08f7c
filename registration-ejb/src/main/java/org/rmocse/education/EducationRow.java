package org.rmocse.education;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One course of continuing education.
 *
 * @param hours credit hours (学时)
 * @param imported true where a training body reported it; a self-typed row needs proof
 * @param proof whether a proof scan is on file
 * @param disputed what its learner says against an imported one and nobody has answered yet, which changes nothing about whether it
 *     counts; null where nothing is
 */
public record EducationRow(
        LocalDate from,
        LocalDate to,
        String content,
        String mode,
        String provider,
        BigDecimal hours,
        boolean imported,
        boolean proof,
        String disputed) {

    /** One that nobody disputes. */
    public EducationRow(
            LocalDate from,
            LocalDate to,
            String content,
            String mode,
            String provider,
            BigDecimal hours,
            boolean imported,
            boolean proof) {
        this(from, to, content, mode, provider, hours, imported, proof, null);
    }
}
