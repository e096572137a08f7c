package org.rmocse.application;

import java.util.UUID;

/**
 * What a person can do today with one kind of application.
 *
 * @param eligibility whether it can be filed, and if not, why, and when; as far as that can be told before it is filled in
 * @param draft the one begun, a returned one too; null where there is none
 */
public record KindToday(ApplicationKind kind, Eligibility eligibility, UUID draft) {

    /** Whether it can be begun or gone on with. */
    public boolean isOpen() {
        return eligibility.allowed();
    }
}
