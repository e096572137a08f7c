package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/**
 * A batch an agency reported upward.
 *
 * @param number counted by agency and year
 * @param people how many files it had when it was reported
 */
public record ReportedBatch(
        UUID publicId, String agencyName, int year, int number, int people, Instant reportedAt, String actorName) {}
