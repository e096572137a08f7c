package org.rmocse.shared;

/** How a day of the official calendar differs from what its weekday says (D11). */
public enum DayKind {
    /** A day off. */
    HOLIDAY,
    /** A day of a weekend that is worked. */
    WORKDAY
}
