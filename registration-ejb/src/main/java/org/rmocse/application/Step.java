package org.rmocse.application;

/**
 * The steps of filings in their published order (guide, point 2); which of them a filing has, its kind says. A finding's field
 * begins with its step's key.
 */
public enum Step {
    AGENCY,
    BASIC,
    PORTRAIT,
    MATTER,
    CHANGE,
    CATEGORY,
    EMPLOYER,
    EDUCATION,
    WORK,
    DUTY,
    FORM,
    MATERIALS;

    /** The stable key used in fields, rows and addresses. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The step a field belongs to; null for a field of none. */
    public static Step ofField(String field) {
        for (Step step : values()) {
            if (field != null && (field.equals(step.key()) || field.startsWith(step.key() + '.'))) {
                return step;
            }
        }
        return null;
    }
}
