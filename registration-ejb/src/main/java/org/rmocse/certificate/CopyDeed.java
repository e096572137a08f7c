package org.rmocse.certificate;

import java.time.Instant;

/**
 * Something that happened to a copy, as officers see it.
 *
 * @param note the parcel's tracking number, the proof of a handing out, the words for a voiding; null for none
 * @param manner how it was handed out; null for everything else
 * @param receiver who came in the holder's place; null for nobody
 * @param reason why it was made void; null where it was not, or by an entry of the register
 * @param oldCertificateShown whether the old certificate was shown for it (D21)
 */
public record CopyDeed(
        CopyStatus status,
        Instant at,
        String by,
        String note,
        Handover manner,
        String receiver,
        VoidReason reason,
        boolean oldCertificateShown) {}
