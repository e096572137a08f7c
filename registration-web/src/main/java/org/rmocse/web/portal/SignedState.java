package org.rmocse.web.portal;

/** What a signed code turned out to be, on the device that read it; {@code verify.js} names them. */
public enum SignedState {
    GENUINE("good"),
    FUTURE("care"),
    EXPIRED("care"),
    ALTERED("bad"),
    UNKNOWN_KEY("bad"),
    UNSIGNED("care"),
    UNREADABLE("care"),
    UNSUPPORTED("care");

    private final String tone;

    SignedState(String tone) {
        this.tone = tone;
    }

    /** How it is shown: good, care or bad. */
    public String tone() {
        return tone;
    }
}
