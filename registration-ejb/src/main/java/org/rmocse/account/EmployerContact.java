package org.rmocse.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who speaks for an employer.
 *
 * @param enabled whether the account is open
 * @param passwordSet whether the link of the mail was used
 * @param lastSignInAt null where nobody has signed in yet
 */
public record EmployerContact(
        UUID publicId, String name, String email, boolean enabled, boolean passwordSet, Instant lastSignInAt) {}
