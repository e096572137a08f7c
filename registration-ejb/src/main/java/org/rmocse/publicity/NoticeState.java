package org.rmocse.publicity;

/** How a notice stands on a day. */
public enum NoticeState {
    IN_FORCE,
    /** Its last day is over; who has its address can still read it. */
    ENDED,
    /** Taken off by an administrator; the public no longer finds it. */
    WITHDRAWN
}
