package org.rmocse.employer;

/** How far somebody's request to speak for an employer has come. */
public enum ContactRequestState {
    /** The link of the mail was not used yet; nobody but its reader knows of the request. */
    UNCONFIRMED,
    WAITING,
    GRANTED,
    REFUSED
}
