package org.rmocse.application;

/**
 * A letter ready to be printed.
 *
 * @param number the receipt number of the application and the letter's own code
 */
public record PrintedLetter(String number, byte[] pdf) {}
