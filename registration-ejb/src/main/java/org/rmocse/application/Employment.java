package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An employment as an application names it, for the employer that is named: nothing else of the person.
 *
 * @param application the application's public id
 * @param contractTo null where the contract is open-ended, or the day could not be read
 * @param answer the employer's last one; null where it has not answered
 * @param answeredAt null where it has not answered
 */
public record Employment(
        UUID application,
        ApplicationKind kind,
        String personName,
        String post,
        LocalDate contractFrom,
        LocalDate contractTo,
        boolean openEnded,
        Instant submittedAt,
        EmploymentAnswer answer,
        DisputeGround ground,
        String words,
        Instant answeredAt,
        String answeredBy) {}
