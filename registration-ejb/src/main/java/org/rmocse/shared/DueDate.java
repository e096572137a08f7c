package org.rmocse.shared;

import java.time.LocalDate;

/**
 * The last day of a time limit.
 *
 * @param on the day, inclusive
 * @param provisional true where a year on the way has no published calendar yet: no automatic effect may fire on it (D11)
 */
public record DueDate(LocalDate on, boolean provisional) {}
