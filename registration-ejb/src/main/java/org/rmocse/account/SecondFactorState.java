package org.rmocse.account;

import java.time.Instant;

/**
 * How it stands with the second factor of one's own account.
 *
 * @param since when it was switched on; null where there is none
 * @param recoveryCodes how many of them are left
 * @param required whether one's role must have one
 */
public record SecondFactorState(Instant since, int recoveryCodes, boolean required) {

    public boolean isOn() {
        return since != null;
    }

    /** Whether it must be switched on before anything else is done. */
    public boolean isDue() {
        return required && since == null;
    }
}
