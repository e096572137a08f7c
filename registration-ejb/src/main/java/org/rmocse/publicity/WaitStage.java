package org.rmocse.publicity;

/** A stretch of a file's way of which is told how long it takes, in the order of the way. */
public enum WaitStage {
    /** From filing to the agency's acceptance, or its return. */
    ACCEPTANCE,
    /** From acceptance to the agency's decision. */
    INITIAL_REVIEW,
    /** From the agency's pass to its report upward. */
    REPORT,
    /** From the report to the centre's decision. */
    FINAL_REVIEW,
    /** From there to the ministry's decision. */
    APPROVAL,
    /** From the approval until the certificate is at the agency. */
    PRODUCTION
}
