package org.rmocse.employer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A new name that an employer asks to be entered.
 *
 * @param former the name the register had when it was asked
 * @param since the day from which the employer bears the new one
 * @param pages of the proof
 * @param decidedAt null while it waits
 * @param decidedBy the officer; null while it waits
 * @param reason why it was refused; null where it was not
 */
public record NewName(
        UUID publicId,
        String creditCode,
        String former,
        String name,
        LocalDate since,
        String proofName,
        int pages,
        NewNameState state,
        Instant askedAt,
        String askedBy,
        Instant decidedAt,
        String decidedBy,
        String reason) {}
