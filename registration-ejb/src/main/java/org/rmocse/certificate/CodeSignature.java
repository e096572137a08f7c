package org.rmocse.certificate;

/** What the signature in a code that was read is worth. */
public enum CodeSignature {
    /** There is none: a code of before certificates were signed, or one that was typed. */
    ABSENT,
    GENUINE,
    /** It belongs to other facts, or to nobody: the code was altered or forged. */
    ALTERED,
    /** It names a key that was never published. */
    UNKNOWN_KEY
}
