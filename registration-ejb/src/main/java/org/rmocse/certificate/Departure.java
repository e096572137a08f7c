package org.rmocse.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An employer's word that somebody registered with it has left.
 *
 * @param employerName as the register had it then
 * @param reportedBy the contact who said so
 * @param deniedAt when the engineer said that it is not so; null where nothing was said
 * @param denial in which words; null where nothing was said
 * @param withdrawnAt when the employer took it back; null while it stands
 */
public record Departure(
        UUID publicId,
        String employerName,
        LocalDate leftOn,
        Instant reportedAt,
        String reportedBy,
        Instant deniedAt,
        String denial,
        Instant withdrawnAt) {}
