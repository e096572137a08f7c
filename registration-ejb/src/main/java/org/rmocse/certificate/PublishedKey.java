package org.rmocse.certificate;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key by which signed codes are verified.
 *
 * @param version as the signed code names it
 * @param bytes 32, as RFC 8032 writes them
 * @param since when it was published
 */
public record PublishedKey(int version, byte[] bytes, Instant since) {

    /** The key as a JSON Web Key has it (RFC 8037): base64url without padding. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublishedKey key
                && version == key.version
                && Arrays.equals(bytes, key.bytes)
                && since.equals(key.since);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return version + ":" + text();
    }
}
