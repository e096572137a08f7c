package org.rmocse.shared;

/** What the system does by itself, at its times; the text of each says what that is and how often. */
public enum Job {
    BULK,
    CERTIFICATES,
    CLOCKS,
    EDUCATION,
    MAIL,
    SCANS,
    STATISTICS,
    STATISTICS_ANEW,
    SEALS,
    ROOTS,
    TRAIL,
    FILES,
    INVARIANTS,
    KEYS,
    RETENTION
}
