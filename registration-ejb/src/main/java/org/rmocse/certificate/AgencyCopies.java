package org.rmocse.certificate;

import java.util.Map;

/**
 * How many copies bound for one agency are in which state; a state without any is not named.
 *
 * @param toMake how many of each item are to be made
 */
public record AgencyCopies(
        long agencyId, String agencyName, Map<CopyStatus, Integer> counts, Map<CopyItem, Integer> toMake) {}
