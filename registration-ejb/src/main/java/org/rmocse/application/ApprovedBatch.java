package org.rmocse.application;

import java.time.Instant;
import java.util.UUID;

/** A batch the ministry approved; the announced list is found by its public id. */
public record ApprovedBatch(UUID publicId, Instant approvedAt, String approvedBy, int people) {}
