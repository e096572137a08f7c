package org.rmocse.employer;

import java.util.List;

/**
 * An employer with its history.
 *
 * @param names the names it has borne, the latest first
 * @param changes of its status, the latest first
 */
public record EmployerFile(Employer employer, List<BorneName> names, List<StandingChange> changes) {}
