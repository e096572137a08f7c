package org.rmocse.operation;

/** Where a value of a parameter stands today. */
public enum ValueState {
    PAST,
    IN_FORCE,
    COMING,
    WITHDRAWN
}
