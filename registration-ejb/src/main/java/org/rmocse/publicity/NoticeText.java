package org.rmocse.publicity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.rmocse.shared.Texts;

/**
 * The text of a notice, always in Chinese, in English where somebody wrote it.
 *
 * @param titleEn null, with {@code bodyEn}, where there is no English
 * @param validUntil the last day it is in force; null where it has none
 */
public record NoticeText(String titleZh, String bodyZh, String titleEn, String bodyEn, LocalDate validUntil) {

    /** What it says in that language; in Chinese where it was not written in English. */
    public NoticeWords words(Locale locale) {
        return Texts.ENGLISH.equals(locale) && titleEn != null
                ? new NoticeWords(Texts.ENGLISH.toLanguageTag(), titleEn, paragraphs(bodyEn))
                : new NoticeWords(Texts.CHINESE.toLanguageTag(), titleZh, paragraphs(bodyZh));
    }

    /** What it says in each language it was written in. */
    public List<NoticeWords> all() {
        return titleEn == null ? List.of(words(Texts.CHINESE)) : List.of(words(Texts.CHINESE), words(Texts.ENGLISH));
    }

    private static List<String> paragraphs(String body) {
        return List.of(body.split("\n\n"));
    }
}
