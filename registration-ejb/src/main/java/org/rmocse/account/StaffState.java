package org.rmocse.account;

/** How an officer's account stands. */
public enum StaffState {
    OPEN,
    /** Open, but some place or every strange one must wait after wrong passwords or codes. */
    LOCKED,
    CLOSED
}
