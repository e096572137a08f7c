package org.rmocse.notification;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmocse.shared.Texts;

/**
 * The words of one mail.
 *
 * @param language the language they are in, as a tag
 * @param subject one line
 */
record MailText(String language, String subject, String plain, String html) {

    private static final String BULLET = "· ";

    /**
     * @param locale the language the recipient asked for; Chinese where there are no texts in it
     * @param values what the text names; {@code reasons} holds one reason a line, every other value is made one line
     */
    static MailText of(NoticeType type, String locale, Map<String, String> values) {
        boolean english =
                Texts.ENGLISH.getLanguage().equals(Locale.forLanguageTag(locale).getLanguage());
        Locale spoken = english ? Texts.ENGLISH : Texts.CHINESE;
        Texts texts = Texts.of(spoken);
        Map<String, String> safe = new HashMap<>();
        values.forEach((key, value) -> safe.put(key, key.equals("reasons") ? list(value) : oneLine(value)));
        String subject = oneLine(texts.get(type + ".subject", safe));
        String plain = texts.get(type + ".body", safe) + "\n\n" + texts.get("mail.footer");
        String language = spoken.toLanguageTag();
        return new MailText(language, subject, plain, html(language, subject, plain, safe.get("link")));
    }

    /** A value cannot begin a new header or line, nor turn the direction of the text around it. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    private static String list(String reasons) {
        return reasons.lines()
                .map(MailText::oneLine)
                .map(line -> line.startsWith(BULLET) ? line : BULLET + line)
                .filter(line -> line.length() > BULLET.length())
                .collect(Collectors.joining("\n"));
    }

    private static String html(String language, String subject, String plain, String link) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(language)
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escape(subject))
                .append("</title></head><body style=\"font:16px/1.6 'PingFang SC','Microsoft YaHei',sans-serif;")
                .append("color:#1c2b33;max-width:640px;margin:24px auto;padding:0 16px\">");
        for (String paragraph : plain.split("\n\n")) {
            html.append(paragraph.startsWith(BULLET) ? listed(paragraph) : paragraph(paragraph, link));
        }
        return html.append("</body></html>").toString();
    }

    private static String listed(String paragraph) {
        return paragraph
                .lines()
                .map(line -> "<li>" + escape(line.substring(BULLET.length())) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String paragraph(String paragraph, String link) {
        String text = escape(paragraph).replace("\n", "<br>");
        if (link != null && !link.isEmpty()) {
            String target = escape(link);
            text = text.replace(target, "<a href=\"" + target + "\" style=\"color:#0b5c74\">" + target + "</a>");
        }
        return "<p>" + text + "</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
