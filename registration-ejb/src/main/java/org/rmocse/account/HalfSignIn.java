package org.rmocse.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whose password was right and whose code is awaited; opens nothing by itself.
 *
 * @param publicId the account's public id
 * @param sessionEpoch the number of the password; after a change of it this is worth nothing
 * @param provenAt when the password was right
 */
public record HalfSignIn(UUID publicId, int sessionEpoch, Instant provenAt) implements Serializable {}
