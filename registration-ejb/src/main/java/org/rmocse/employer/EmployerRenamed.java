package org.rmocse.employer;

import java.time.LocalDate;

/**
 * An employer bears a new name that it has proven; announced in the transaction in which the name is entered, so that those above can
 * tell the people registered with it.
 *
 * @param since the day from which it bears the name
 */
public record EmployerRenamed(String creditCode, String former, String name, LocalDate since) {}
