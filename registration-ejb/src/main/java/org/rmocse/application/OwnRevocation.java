package org.rmocse.application;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The revocation of one's own registration, in force.
 *
 * @param barredUntil the first day one may register again
 */
public record OwnRevocation(
        UUID publicId, String number, RevocationGround ground, LocalDate revokedOn, LocalDate barredUntil) {}
