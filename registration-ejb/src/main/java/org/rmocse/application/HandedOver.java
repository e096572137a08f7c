package org.rmocse.application;

import java.time.Instant;

/**
 * A file that was taken from an officer's hand and given to another.
 *
 * @param number by which what is later is told from what was shown
 */
public record HandedOver(
        long number, String personName, String receiptNumber, String toName, String byName, Instant at) {}
