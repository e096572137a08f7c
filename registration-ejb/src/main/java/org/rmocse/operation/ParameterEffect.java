package org.rmocse.operation;

/** For whom a new value is. */
public enum ParameterEffect {
    /** For what is filed from its day on: the value of the day of submission is frozen onto the application. */
    FILED,
    /** For everybody from its day on. */
    DAILY
}
