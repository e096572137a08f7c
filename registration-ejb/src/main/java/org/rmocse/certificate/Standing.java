package org.rmocse.certificate;

import java.time.LocalDate;

/** How a registration stands; computed on reading, never stored. */
public enum Standing {
    VALID,
    EXPIRING,
    EXPIRED,
    CANCELLED,
    REVOKED;

    /** Whether somebody of this standing is registered. */
    public boolean isInForce() {
        return this == VALID || this == EXPIRING;
    }

    /**
     * @param ending CANCELLED or REVOKED; null where it was not ended
     * @param stayed whether a timely renewal is undecided, which keeps it in force beyond its end (R19, D2)
     * @param renewalOpensYears how long before the end it counts as expiring, in years (D4)
     */
    static Standing of(String ending, LocalDate validTo, boolean stayed, LocalDate today, int renewalOpensYears) {
        if (ending != null) {
            return valueOf(ending);
        }
        if (today.isAfter(validTo)) {
            return stayed ? EXPIRING : EXPIRED;
        }
        return today.isBefore(validTo.minusYears(renewalOpensYears)) ? VALID : EXPIRING;
    }
}
