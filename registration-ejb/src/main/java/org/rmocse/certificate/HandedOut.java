package org.rmocse.certificate;

import java.util.ArrayList;
import java.util.List;
import org.rmocse.shared.Finding;

/**
 * The handing out of a copy as it is noted.
 *
 * @param receiver the authorised person's name
 * @param trackingNumber of the courier's parcel
 * @param note on what proof; may be empty
 */
public record HandedOut(Handover manner, String receiver, String trackingNumber, String note) {

    static final int LONGEST = 200;

    public HandedOut {
        receiver = manner == Handover.AUTHORISED ? text(receiver) : null;
        trackingNumber = manner == Handover.COURIER ? TrackingNumber.plain(trackingNumber) : null;
        note = text(note);
    }

    /** What is missing or wrong. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (manner == null) {
            findings.add(Finding.of("REQUIRED", "manner"));
        }
        if (manner == Handover.AUTHORISED && receiver == null) {
            findings.add(Finding.of("REQUIRED", "receiver"));
        }
        if (manner == Handover.COURIER) {
            TrackingNumber.finding(trackingNumber, "courierNumber").ifPresent(findings::add);
        }
        if (receiver != null && receiver.length() > LONGEST) {
            findings.add(Finding.of("TOO_LONG", "receiver").having(receiver.length(), LONGEST));
        }
        if (note != null && note.length() > LONGEST) {
            findings.add(Finding.of("TOO_LONG", "note").having(note.length(), LONGEST));
        }
        return findings;
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
