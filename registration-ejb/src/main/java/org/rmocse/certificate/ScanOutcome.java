package org.rmocse.certificate;

/** What became of a copy's code that was scanned at an agency. */
public enum ScanOutcome {
    /** It has just been noted as received. */
    RECEIVED,
    /** It is here and waits for its holder. */
    ALREADY_RECEIVED,
    /** It was sent here, and its arrival is not noted yet. */
    ON_THE_WAY,
    /** By the register it was not sent yet. */
    NOT_SENT,
    HANDED_OUT,
    VOID,
    /** It is bound for another agency; nothing more is said of it. */
    ANOTHER_AGENCY,
    UNKNOWN;

    static ScanOutcome of(CopyStatus status) {
        return switch (status) {
            case TO_PRODUCE, PRODUCED -> NOT_SENT;
            case DISPATCHED -> ON_THE_WAY;
            case AT_AGENCY -> ALREADY_RECEIVED;
            case COLLECTED -> HANDED_OUT;
            case VOID -> VOID;
        };
    }
}
