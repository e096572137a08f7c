package org.rmocse.employer;

/**
 * What somebody typed who wants to speak for an employer.
 *
 * @param name the employer's, as on its seal
 * @param contact the person's own name
 */
public record ContactDraft(String creditCode, String name, String contact, String email) {}
