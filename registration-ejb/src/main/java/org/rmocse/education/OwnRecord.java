package org.rmocse.education;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A reported row as its learner sees it.
 *
 * @param withdrawn whether it counts no more
 * @param words what the learner said against it; null where nothing was
 * @param answeredAt null while nothing was said, or it was not answered
 * @param outcome null while it was not answered
 * @param answer what the training body said to it; null where nothing
 */
public record OwnRecord(
        UUID publicId,
        LocalDate from,
        LocalDate to,
        String content,
        String mode,
        String provider,
        BigDecimal hours,
        boolean withdrawn,
        String words,
        Instant raisedAt,
        Instant answeredAt,
        DisputeOutcome outcome,
        String answer) {

    /** Whether something may be said against it: once. */
    public boolean isDisputable() {
        return !withdrawn && words == null;
    }

    /** Whether it was disputed and not answered yet. */
    public boolean isOpen() {
        return words != null && answeredAt == null;
    }
}
