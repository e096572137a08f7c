package org.rmocse.certificate;

import java.util.Map;

/**
 * How far the files to be printed of one approval have come.
 *
 * @param waiting those still to be prepared, or to be tried again
 * @param failed those that are not tried again
 * @param failures how many could not be made at the last attempt, by kind of failure
 */
public record Preparation(int waiting, int prepared, int failed, Map<String, Integer> failures) {}
