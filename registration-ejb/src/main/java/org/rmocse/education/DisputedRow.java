package org.rmocse.education;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row that its learner disputes, as whoever answers sees it.
 *
 * @param maskedIdNumber the learner's
 * @param words what the learner says against it
 * @param answeredAt null while it is open
 * @param outcome null while it is open
 * @param answer what was said to it; null while it is open, or where nothing was
 */
public record DisputedRow(
        UUID publicId,
        String personName,
        String maskedIdNumber,
        LocalDate from,
        LocalDate to,
        String content,
        BigDecimal hours,
        String words,
        Instant raisedAt,
        Instant answeredAt,
        String answeredBy,
        DisputeOutcome outcome,
        String answer) {

    public boolean isOpen() {
        return answeredAt == null;
    }
}
