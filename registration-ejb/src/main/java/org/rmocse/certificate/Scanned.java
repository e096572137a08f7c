package org.rmocse.certificate;

import java.time.Instant;
import java.util.UUID;

/**
 * A copy whose code was scanned.
 *
 * @param copy null where it is unknown or another agency's, as is everything after it
 * @param by who brought it to where it is
 * @param at when
 * @param parcel what it came in; null where it came before parcels were kept
 */
public record Scanned(
        ScanOutcome outcome,
        UUID copy,
        String personName,
        CopyItem item,
        int number,
        String by,
        Instant at,
        ParcelProgress parcel) {

    static Scanned nothing(ScanOutcome outcome) {
        return new Scanned(outcome, null, null, null, 0, null, null, null);
    }
}
