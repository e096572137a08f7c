package org.rmocse.shared;

import java.util.HexFormat;

/**
 * A keyed hash that lets an encrypted value be found by equality and by nothing else.
 *
 * @param keyVersion the key it was made with
 * @param bytes 32 bytes
 */
public record BlindIndex(int keyVersion, byte[] bytes) {

    /** The bytes as hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }
}
