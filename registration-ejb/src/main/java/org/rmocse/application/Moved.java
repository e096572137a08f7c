package org.rmocse.application;

import java.util.UUID;

/**
 * An application that an action took from one status to another.
 *
 * @param renews whether it asks for the term to be renewed
 */
record Moved(
        long id,
        UUID publicId,
        ApplicationKind kind,
        boolean renews,
        long personId,
        Long agencyId,
        String receiptNumber,
        Status from,
        Status to,
        java.time.LocalDate dueOn) {}
