package org.rmocse.operation;

/** How the value of a parameter is written. */
public enum ParameterType {
    /** A whole number. */
    WHOLE,
    /** A day. */
    DAY,
    /** Yes or no. */
    FLAG,
    /** One of a few words. */
    WORD,
    /** Whole numbers, from the largest to the smallest. */
    NUMBERS,
    /** Days of every year, such as 01-01. */
    YEAR_DAYS
}
