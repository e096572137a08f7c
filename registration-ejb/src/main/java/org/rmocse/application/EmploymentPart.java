package org.rmocse.application;

import java.util.List;
import java.util.UUID;

/**
 * A page of employments that applications name, the longest filed first.
 *
 * @param unanswered how many wait for the employer's word in all
 * @param next after whom the next page begins; null on the last
 */
public record EmploymentPart(List<Employment> employments, int unanswered, UUID next) {}
