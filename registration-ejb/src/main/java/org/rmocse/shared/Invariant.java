package org.rmocse.shared;

/** What must hold of everything kept, whatever happens to the machine; the text of each says it in words. */
public enum Invariant {
    RECEIPTS("I1"),
    DRAFTS("I2"),
    NUMBERS("I3"),
    DECISIONS("I4"),
    MAILS("I5"),
    LISTS("I6"),
    FILES("I7"),
    TRAIL("I8"),
    CERTIFICATES("I8");

    private final String id;

    Invariant(String id) {
        this.id = id;
    }

    /** Its number; the trail and the certificates share one. */
    public String id() {
        return id;
    }
}
