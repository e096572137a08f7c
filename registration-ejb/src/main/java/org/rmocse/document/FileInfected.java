package org.rmocse.document;

import java.time.Instant;

/** Announced in the transaction in which a file that was kept already is found infected. */
public record FileInfected(long fileId, Instant at) {}
