package org.rmocse.audit;

import java.time.Instant;

/**
 * One line of the trail.
 *
 * @param detail a JSON object of what else is known
 */
public record AuditEntry(Instant at, String actorName, String action, String detail) {}
