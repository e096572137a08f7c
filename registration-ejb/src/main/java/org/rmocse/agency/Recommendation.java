package org.rmocse.agency;

/**
 * The agency somebody should file with.
 *
 * @param reason why: MINISTRY_FIELD, CENTRAL_ENTERPRISE, MINISTRY_DIRECT, COAL_AGENCY or PROVINCE
 */
public record Recommendation(Agency agency, String reason) {}
