package org.rmocse.operation;

/**
 * A new value as it is typed.
 *
 * @param name the parameter's
 * @param from the day it begins, such as 2027-01-01
 * @param reason why, for the record
 */
public record ParameterChange(String name, String value, String from, String reason) {}
