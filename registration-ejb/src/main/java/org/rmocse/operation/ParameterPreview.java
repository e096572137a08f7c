package org.rmocse.operation;

import java.time.LocalDate;

/**
 * What a change would be.
 *
 * @param before the value of that day without it
 * @param value the value of that day with it
 */
public record ParameterPreview(Parameter parameter, LocalDate from, String before, String value) {}
