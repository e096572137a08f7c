package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/**
 * Another application beside the one under review.
 *
 * @param openable whether the reader may open it; not where bound to its person or employer
 */
public record RelatedFile(
        UUID publicId,
        String receiptNumber,
        ApplicationKind kind,
        Status status,
        Instant submittedAt,
        String personName,
        String employerName,
        boolean openable) {}
