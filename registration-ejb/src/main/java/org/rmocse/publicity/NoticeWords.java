package org.rmocse.publicity;

import java.util.List;

/**
 * What a notice says in one language.
 *
 * @param language the tag of that language
 * @param paragraphs plain text, never markup
 */
public record NoticeWords(String language, String title, List<String> paragraphs) {}
