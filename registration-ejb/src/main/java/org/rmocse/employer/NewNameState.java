package org.rmocse.employer;

/** What became of the new name an employer asked to be entered. */
public enum NewNameState {
    WAITING,
    GRANTED,
    REFUSED
}
