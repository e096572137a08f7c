package org.rmocse.employer;

import java.time.Instant;

/** A change of an employer's status: what it became, why, when and by whom. */
public record StandingChange(EmployerStatus status, String reason, Instant at, String actorName) {}
