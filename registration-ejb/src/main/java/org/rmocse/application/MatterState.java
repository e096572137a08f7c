package org.rmocse.application;

/** Where such a matter stands, seen from the ministry: it waits there, the centre looks at it, or it is over. */
public enum MatterState {
    WAITING,
    AT_CENTRE,
    DECIDED
}
