package org.rmocse.applicant;

import java.time.LocalDate;

/**
 * Somebody qualified, with the earliest qualification.
 *
 * @param issuedOn of that qualification
 */
public record QualifiedPerson(long personId, LocalDate issuedOn) {}
