package org.rmocse.application;

import java.time.Instant;

/**
 * What an employer said of the employment an application names, once.
 *
 * @param ground null unless it was disputed
 * @param words null unless it was disputed
 * @param outdated whether the applicant has changed the employment since
 */
public record EmployersWord(
        EmploymentAnswer answer, DisputeGround ground, String words, Instant at, String by, boolean outdated) {}
