package org.rmocse.publicity;

/**
 * How many are registered of one sort.
 *
 * @param key a category, the code of a province, MINISTRY or CENTRAL_ENTERPRISE
 */
public record RegisteredShare(String key, int people) {}
