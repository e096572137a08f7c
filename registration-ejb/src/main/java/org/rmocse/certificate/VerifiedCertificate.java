package org.rmocse.certificate;

import java.time.LocalDate;

/**
 * A certificate found by its code.
 *
 * @param snapshot what it says
 * @param standing how the registration stands today
 * @param validTo the end of the registration's last term, which may be later than the certificate's
 * @param current whether it is the certificate of that last term
 */
public record VerifiedCertificate(CertificateSnapshot snapshot, Standing standing, LocalDate validTo, boolean current) {

    /** Whether the person is registered today by this very certificate. */
    public boolean inForce() {
        return current && standing.isInForce();
    }
}
