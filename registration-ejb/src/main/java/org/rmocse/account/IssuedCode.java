package org.rmocse.account;

import java.time.Instant;

/**
 * A one-time code as it is handed to the holder; it exists nowhere else.
 *
 * @param code in two groups of five
 */
public record IssuedCode(String code, Instant expiresAt) {

    /** Without the code, which no log needs. */
    @Override
    public String toString() {
        return "IssuedCode[expiresAt=" + expiresAt + "]";
    }
}
