package org.rmocse.application;

/** What a colleague says to a question about a file. */
public enum Answer {
    AGREE,
    DOUBT
}
