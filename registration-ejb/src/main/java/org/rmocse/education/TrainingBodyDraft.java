package org.rmocse.education;

/**
 * A training body as it was typed; any text may be null.
 *
 * @param region the code of GB/T 2260; empty for a national body
 * @param contact whom to ask
 */
public record TrainingBodyDraft(String name, String creditCode, String region, String contact, String email) {}
