package org.rmocse.account;

/** What an officer can be bound to: oneself as a person who files, one's own employer, somebody near, an employer near. */
public enum TieKind {
    SELF,
    OWN_EMPLOYER,
    PERSON,
    EMPLOYER;

    /** True where a person is meant and not an employer. */
    public boolean isPerson() {
        return this == SELF || this == PERSON;
    }

    /** True where what binds has to be said. */
    public boolean needsRelation() {
        return this == PERSON || this == EMPLOYER;
    }
}
