package org.rmocse.application;

/** What the ministry decides besides registrations. */
public enum MatterKind {
    REISSUE,
    CANCELLATION,
    OTHER_MATTER,
    REVOCATION
}
