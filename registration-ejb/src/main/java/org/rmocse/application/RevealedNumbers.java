package org.rmocse.application;

/**
 * An applicant's identity numbers, shown to an officer who said why.
 *
 * @param requested the one to be borne from now on; null where none is asked for
 */
public record RevealedNumbers(String present, String requested) {}
