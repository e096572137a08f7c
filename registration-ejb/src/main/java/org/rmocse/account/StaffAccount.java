package org.rmocse.account;

import java.time.Instant;
import java.util.UUID;
import org.rmocse.shared.Role;

/**
 * An officer's account as the security administrator sees it.
 *
 * @param agencyId the agency the officer is bound to; null where the scope is the country
 * @param lastSignInAt null before the first sign-in
 * @param secondFactorSince null where there is none
 */
public record StaffAccount(
        UUID publicId,
        String name,
        String email,
        Role role,
        Long agencyId,
        boolean enabled,
        Instant lastSignInAt,
        Instant secondFactorSince) {}
