package org.rmocse.application;

/** What a registration is revoked for, and the rule that says so. */
public enum RevocationGround {
    DISHONEST("R22"),
    TWO_EMPLOYERS("R23"),
    LENDING("R23");

    private final String rule;

    RevocationGround(String rule) {
        this.rule = rule;
    }

    /** The id of the rule. */
    public String rule() {
        return rule;
    }
}
