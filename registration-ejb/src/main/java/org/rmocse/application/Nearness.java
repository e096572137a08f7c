package org.rmocse.application;

/** How a file's clock stands, as a queue is filtered by it. */
public enum Nearness {
    OVERDUE,
    NEAR,
    IN_TIME,
    NONE
}
