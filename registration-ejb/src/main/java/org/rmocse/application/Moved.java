package org.rmocse.application;

import java.util.UUID;

/** An application that an action took from one status to another. */
record Moved(
        long id,
        UUID publicId,
        ApplicationKind kind,
        long personId,
        Long agencyId,
        String receiptNumber,
        Status from,
        Status to,
        java.time.LocalDate dueOn) {}
