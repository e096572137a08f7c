package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.rmocse.shared.PracticeCategory;

/**
 * A certificate or label found by its code, and what stands in the register today.
 *
 * @param snapshot what it says
 * @param printedCode the code as the paper bears it: from a second copy on it ends in the copy's number
 * @param item what it is
 * @param current whether no other was made in its place: one that was lost or damaged, or followed by a registration anew, is
 *     not
 * @param standing how the registration stands today
 * @param endedOn when the registration was cancelled or revoked; null where it was not
 * @param endedByRule the rule a revocation rests on; null where none is known
 * @param validFrom first day of the registration's last term, which may be later than the certificate's
 * @param category the registered category today
 * @param employerName the registered employer today
 */
public record VerifiedCertificate(
        CertificateSnapshot snapshot,
        String printedCode,
        CopyItem item,
        boolean current,
        Standing standing,
        LocalDate endedOn,
        String endedByRule,
        LocalDate validFrom,
        LocalDate validTo,
        PracticeCategory category,
        String employerName) {

    /** Whether the person is registered today, and this certificate is one to show for it. */
    public boolean inForce() {
        return current && standing.isInForce();
    }

    /** Whether the register has been told more since it was made: a renewal, a change. */
    public boolean amended() {
        return !validTo.equals(snapshot.validTo())
                || category != snapshot.category()
                || !Objects.equals(employerName, snapshot.employerName());
    }
}
