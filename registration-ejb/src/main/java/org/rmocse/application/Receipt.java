package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/** What an applicant holds after submitting; the same for every repetition of the same submit. */
public record Receipt(UUID application, String number, Instant submittedAt) {}
