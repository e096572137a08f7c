package org.rmocse.shared;

/**
 * An encrypted value as it is stored.
 *
 * @param keyVersion the key it was sealed with
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(int keyVersion, byte[] bytes) {}
