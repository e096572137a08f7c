package org.rmocse.shared;

/**
 * A keyed hash that lets an encrypted value be found by equality and by nothing else.
 *
 * @param keyVersion the key it was made with
 * @param bytes 32 bytes
 */
public record BlindIndex(int keyVersion, byte[] bytes) {}
