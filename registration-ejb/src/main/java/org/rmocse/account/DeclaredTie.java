package org.rmocse.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A tie as its officer sees it.
 *
 * @param label the person's name, or the employer's credit code
 * @param relation what binds; null where the kind says it
 * @param endedAt null while it binds
 */
public record DeclaredTie(
        UUID publicId, TieKind kind, String label, String relation, Instant declaredAt, Instant endedAt) {}
