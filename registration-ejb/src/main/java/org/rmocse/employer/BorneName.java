package org.rmocse.employer;

import java.time.LocalDate;

/**
 * A name in an employer's history, the present one among them.
 *
 * @param since the day of the approval or proof it was first seen on
 */
public record BorneName(String name, LocalDate since) {}
