package org.rmocse.application;

/** How far an order about many files has come. */
public enum BulkState {
    WAITING,
    RUNNING,
    DONE,
    CALLED_OFF;

    /** Whether nothing more happens by it. */
    public boolean hasEnded() {
        return this == DONE || this == CALLED_OFF;
    }
}
