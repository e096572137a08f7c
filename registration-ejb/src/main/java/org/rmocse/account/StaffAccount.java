package org.rmocse.account;

import java.time.Instant;
import java.util.UUID;
import org.rmocse.shared.Role;

/**
 * An officer's account as the security administrator sees it.
 *
 * @param agencyId the agency the officer is bound to; null where the scope is the country
 * @param passwordSet false until the officer has set one through the link
 * @param lastSignInAt null before the first sign-in
 * @param secondFactorSince null where there is none
 * @param lockedUntil how long some place or every strange one must still wait after wrong passwords or codes; null where none must
 */
public record StaffAccount(
        UUID publicId,
        String name,
        String email,
        Role role,
        Long agencyId,
        boolean enabled,
        boolean passwordSet,
        Instant lastSignInAt,
        Instant secondFactorSince,
        Instant lockedUntil) {

    public StaffState state() {
        if (!enabled) {
            return StaffState.CLOSED;
        }
        return lockedUntil == null ? StaffState.OPEN : StaffState.LOCKED;
    }
}
