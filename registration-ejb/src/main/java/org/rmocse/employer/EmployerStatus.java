package org.rmocse.employer;

/** Whether people may be registered with an employer. */
public enum EmployerStatus {
    ACTIVE,
    BARRED,
    DISSOLVED
}
