package org.rmocse.certificate;

import java.time.Instant;

/**
 * Something that happened to a copy of a certificate, as its holder sees it.
 *
 * @param trackingNumber of the parcel to the agency; null before it was sent
 */
public record CopyEvent(CopyStatus status, Instant at, String trackingNumber) {}
