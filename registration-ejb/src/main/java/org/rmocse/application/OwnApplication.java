package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A line of a person's list of own applications. */
public record OwnApplication(
        UUID publicId,
        ApplicationKind kind,
        Status status,
        Instant statusSince,
        LocalDate dueOn,
        boolean dueProvisional,
        String receiptNumber,
        Instant savedAt) {}
