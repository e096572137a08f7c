package org.rmocse.certificate;

import java.time.LocalDate;

/**
 * The last term of a registration that was not ended before its time.
 *
 * @param registrationId the registration's key, by which terms that end on one day are in order
 */
public record EndingTerm(long personId, long registrationId, LocalDate validTo) {}
