package org.rmocse.account;

import java.util.Locale;
import java.util.UUID;
import org.rmocse.shared.Ties;

/**
 * An officer as colleagues know one another.
 *
 * @param ties what the officer has declared to be bound to
 */
public record Officer(long accountId, UUID publicId, String name, String email, Locale locale, Ties ties) {}
