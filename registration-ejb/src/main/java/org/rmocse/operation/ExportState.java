package org.rmocse.operation;

/** How far an export has come; computed on reading. */
public enum ExportState {
    /** A second person has to decide. */
    ASKED,
    /** Nobody decided in time. */
    LAPSED,
    REFUSED,
    /** The file may be fetched. */
    GRANTED,
    /** It was fetched as often as it may be. */
    USED,
    /** The time to fetch it is over. */
    OVER
}
