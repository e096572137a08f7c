package org.rmocse.document;

/** What is known of a file's harmlessness. */
public enum VirusState {
    /** No scanner is configured, or none was when the file came. */
    NOT_SCANNED,
    /** The scanner gave no answer yet. */
    PENDING,
    CLEAN,
    /** Found after it was kept; its content is handed to nobody any more. */
    INFECTED
}
