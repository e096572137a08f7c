package org.rmocse.operation;

/** What an extract of the register can say of each registration, in the order of its columns. */
public enum ExportColumn {
    NUMBER,
    NAME,
    CATEGORY,
    EMPLOYER,
    CREDIT_CODE,
    AGENCY,
    FIRST_REGISTERED_ON,
    VALID_FROM,
    VALID_TO,
    STANDING,
    ENDED_ON
}
