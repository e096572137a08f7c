package org.rmocse.account;

import java.util.Locale;
import java.util.UUID;
import org.rmocse.shared.Ties;

/**
 * An officer as another one who does the same work knows them.
 *
 * @param ties what the officer has declared to be bound to
 */
public record Colleague(long id, UUID publicId, String name, String email, Locale locale, Ties ties) {}
