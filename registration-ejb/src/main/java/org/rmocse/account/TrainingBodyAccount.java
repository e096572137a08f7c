package org.rmocse.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An account of a training body as the system administrator sees it.
 *
 * @param passwordSet false until its holder has set one through the link
 * @param lastSignInAt null before the first sign-in
 */
public record TrainingBodyAccount(
        UUID publicId, String name, String email, boolean enabled, boolean passwordSet, Instant lastSignInAt) {}
