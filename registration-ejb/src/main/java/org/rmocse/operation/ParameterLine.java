package org.rmocse.operation;

import java.time.LocalDate;

/**
 * A parameter in the list of all.
 *
 * @param value in force today
 * @param since the day it began
 * @param comingOn the day of the next one; null where none is entered
 * @param coming the next one
 */
public record ParameterLine(Parameter parameter, String value, LocalDate since, LocalDate comingOn, String coming) {}
