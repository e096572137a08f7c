package org.rmocse.employer;

import java.util.List;
import java.util.UUID;

/**
 * A page of employers by name.
 *
 * @param next after whom the next page begins; null on the last
 */
public record EmployerList(List<EmployerLine> lines, UUID next) {}
