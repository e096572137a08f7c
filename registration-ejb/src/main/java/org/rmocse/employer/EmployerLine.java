package org.rmocse.employer;

import java.time.Instant;
import java.util.UUID;

/**
 * An employer in a list.
 *
 * @param formerName the name by which it was found, where that is not the one it bears now; null otherwise
 * @param changedAt when its status changed last; null where it never did
 */
public record EmployerLine(
        UUID publicId, String creditCode, String name, String formerName, EmployerStatus status, Instant changedAt) {}
