package org.rmocse.agency;

/** The agency somebody should file with, and why. */
public record Recommendation(Agency agency, Reason reason) {

    /** Why that one, in the published order (guide, point 4). */
    public enum Reason {
        MINISTRY_FIELD(1),
        CENTRAL_ENTERPRISE(2),
        MINISTRY_DIRECT(3),
        COAL_AGENCY(4),
        PROVINCE(4);

        private final int step;

        Reason(int step) {
            this.step = step;
        }
    }

    /** Which step of the published order led to it, 1 to 4. */
    public int step() {
        return reason.step;
    }
}
