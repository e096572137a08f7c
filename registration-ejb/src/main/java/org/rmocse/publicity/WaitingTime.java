package org.rmocse.publicity;

/**
 * How long a stage took, in working days, for the files that left it in a year.
 *
 * @param stage which
 * @param agency the agency's name; null for all that are told of together
 * @param files how many left it
 * @param median the least number of days within which half of them had left
 * @param ninth the same for nine tenths
 */
public record WaitingTime(WaitStage stage, String agency, int files, int median, int ninth) {}
