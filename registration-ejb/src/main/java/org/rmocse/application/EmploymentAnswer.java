package org.rmocse.application;

/** What an employer says of an employment that an application names. */
public enum EmploymentAnswer {
    CONFIRMED,
    DISPUTED
}
