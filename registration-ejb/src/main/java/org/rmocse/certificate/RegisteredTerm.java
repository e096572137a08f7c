package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.List;

/**
 * A term somebody was registered for.
 *
 * @param number the registration number
 * @param kind the kind of application it was granted on, or how it came into the register
 * @param items the certificates and labels issued for it, the oldest first
 */
public record RegisteredTerm(String number, String kind, LocalDate validFrom, LocalDate validTo, List<Issued> items) {

    /**
     * A certificate or label.
     *
     * @param replacedOn the day another one took its place; null where none did
     */
    public record Issued(CopyItem item, LocalDate issuedOn, LocalDate replacedOn) {}
}
