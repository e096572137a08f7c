package org.rmocse.education;

import java.time.Instant;
import java.util.UUID;

/**
 * A token with which a training body's own system reports. What it reads is nowhere kept.
 *
 * @param name what the body calls it
 * @param accountName in whose name it reports
 * @param revokedAt null while it was not revoked
 * @param lastUsedAt null before the first time
 * @param good whether it is taken: neither revoked nor past its end
 */
public record AccessToken(
        UUID publicId,
        String name,
        String accountName,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt,
        boolean good) {}
