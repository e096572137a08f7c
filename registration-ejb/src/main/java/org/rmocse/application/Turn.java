package org.rmocse.application;

/** Whose move it is. */
public enum Turn {
    APPLICANT,
    AGENCY,
    CENTRE,
    MINISTRY,
    NOBODY
}
