package org.rmocse.education;

/** A course as it was typed; any text may be null. */
public record CourseDraft(String title, String mode, String hours, String from, String to) {}
