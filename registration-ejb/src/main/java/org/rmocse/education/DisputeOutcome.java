package org.rmocse.education;

/** How a dispute about a row was answered. */
public enum DisputeOutcome {
    /** The row counts no more. */
    WITHDRAWN,
    /** The row counts as before; the words say why. */
    KEPT
}
