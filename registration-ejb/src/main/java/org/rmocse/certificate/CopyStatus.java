package org.rmocse.certificate;

/** Where a copy of a certificate or label is. */
public enum CopyStatus {
    TO_PRODUCE,
    PRODUCED,
    DISPATCHED,
    AT_AGENCY,
    COLLECTED,
    VOID
}
