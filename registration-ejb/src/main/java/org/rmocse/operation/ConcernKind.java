package org.rmocse.operation;

/** What a system administrator is told of without having asked, the most urgent first. */
public enum ConcernKind {
    JOB_FAILED(true),
    MAIL_FAILED(true),
    MAIL_LATE(true),
    SCAN_LATE(true),
    IMPORT_BROKEN(true),
    CALENDAR_MISSING(false),
    AGENCY_SHUT(false),
    IMPORT_RUNNING(false);

    private final boolean wrong;

    ConcernKind(boolean wrong) {
        this.wrong = wrong;
    }

    /** Whether something went wrong; else something is to be done in time, or to be waited for. */
    public boolean isWrong() {
        return wrong;
    }

    /** Whether there is nothing to do but wait. */
    public boolean isPassing() {
        return this == IMPORT_RUNNING;
    }
}
