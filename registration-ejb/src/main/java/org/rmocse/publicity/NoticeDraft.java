package org.rmocse.publicity;

/**
 * A notice as it was typed; any of it may be null.
 *
 * @param titleEn empty, with {@code bodyEn}, where there is no English
 * @param bodyZh plain text; a blank line parts its paragraphs
 * @param validUntil the last day it is in force, as 2026-11-23; empty where it has none
 */
public record NoticeDraft(String titleZh, String bodyZh, String titleEn, String bodyEn, String validUntil) {}
