package org.rmocse.operation;

/** What the parameters of the policy are about, in the order they are shown. */
public enum ParameterGroup {
    CONDITIONS,
    CLOCKS,
    REMINDERS,
    TOLD,
    MATERIALS,
    PORTRAIT,
    IMPORTS,
    ACCOUNTS,
    LIMITS,
    MAIL,
    DESKS,
    RETENTION
}
