package org.rmocse.application;

/** What becomes, or became, of one file among many. */
public enum BulkOutcome {
    WILL_MOVE,
    MOVED,
    NOT_MOVED,
    FAILED
}
