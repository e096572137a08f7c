package org.rmocse.application;

/** The desks an application passes. */
public enum Route {
    /** Agency, centre, ministry. */
    FULL,
    /** Agency, ministry. */
    AGENCY,
    /** Centre, ministry. */
    CENTRE
}
