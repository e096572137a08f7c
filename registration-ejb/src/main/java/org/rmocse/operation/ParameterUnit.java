package org.rmocse.operation;

/** What the number of a parameter counts. */
public enum ParameterUnit {
    YEARS,
    MONTHS,
    DAYS,
    HOURS,
    MINUTES,
    SECONDS,
    AGE,
    CREDIT_HOURS,
    BYTES,
    PIXELS,
    PAGES,
    PIECES,
    ROWS,
    CHARACTERS,
    PERCENT,
    PER_MILLE,
    TIMES,
    PEOPLE,
    COPIES,
    DEGREES,
    LEVEL
}
