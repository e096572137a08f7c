package org.rmocse.certificate;

/** How a copy came into its holder's hands. */
public enum Handover {
    IN_PERSON,
    /** Somebody else came with the holder's authority. */
    AUTHORISED,
    COURIER
}
