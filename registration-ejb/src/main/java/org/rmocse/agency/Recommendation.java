package org.rmocse.agency;

/**
 * The agency somebody should file with.
 *
 * @param reason why: MINISTRY_FIELD, CENTRAL_ENTERPRISE, MINISTRY_DIRECT, COAL_AGENCY or PROVINCE
 */
public record Recommendation(Agency agency, String reason) {

    /** Which step of the published order led to it, 1 to 4 (guide, point 4). */
    public int step() {
        return switch (reason) {
            case "MINISTRY_FIELD" -> 1;
            case "CENTRAL_ENTERPRISE" -> 2;
            case "MINISTRY_DIRECT" -> 3;
            default -> 4;
        };
    }
}
