package org.rmocse.application;

/** How far a revocation has come: written by one officer, decided by another; once confirmed it stays. */
public enum RevocationStatus {
    DRAFT,
    PROPOSED,
    CONFIRMED,
    DECLINED,
    WITHDRAWN;

    /** Whether it waits for somebody. */
    public boolean isOpen() {
        return this == DRAFT || this == PROPOSED;
    }
}
