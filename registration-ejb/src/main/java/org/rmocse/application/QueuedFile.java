package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rmocse.shared.PracticeCategory;

/** A line of a desk's queue. */
public record QueuedFile(
        UUID publicId,
        String receiptNumber,
        ApplicationKind kind,
        PracticeCategory category,
        String personName,
        String employerName,
        Status status,
        Instant submittedAt,
        Instant statusSince,
        LocalDate dueOn,
        boolean dueProvisional,
        String officerName,
        boolean mine) {}
