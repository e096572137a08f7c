package org.rmocse.application;

import org.rmocse.shared.DueDate;

/**
 * The last day of a limit that begins on the day a parameter changes.
 *
 * @param parameter its length
 */
public record TrialLimit(String parameter, DueDate before, DueDate after) {}
