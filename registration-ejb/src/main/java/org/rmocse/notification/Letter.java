package org.rmocse.notification;

/**
 * A mail as its recipient reads it.
 *
 * @param language the language it is in, as a tag
 * @param subject one line
 * @param text the plain text
 */
public record Letter(String language, String subject, String text) {}
