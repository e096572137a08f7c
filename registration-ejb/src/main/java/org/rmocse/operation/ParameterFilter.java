package org.rmocse.operation;

/**
 * What is looked for among the parameters.
 *
 * @param text part of the name, the words or the meaning in either language; null for any
 * @param group null for all
 * @param coming only those a new value is entered for
 */
public record ParameterFilter(String text, ParameterGroup group, boolean coming) {

    public static final ParameterFilter ALL = new ParameterFilter(null, null, false);
}
