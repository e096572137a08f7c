package org.rmocse.notification;

import java.util.HashMap;
import java.util.Map;
import org.rmocse.shared.Texts;

/** The words of one mail. */
record MailText(String subject, String plain, String html) {

    static MailText of(OutgoingMail mail) {
        Texts texts = Texts.of(mail.locale());
        Map<String, String> values = new HashMap<>(mail.values());
        values.replaceAll((key, value) -> key.equals("reasons") ? value.strip() : oneLine(value));
        String subject = oneLine(texts.get(mail.type() + ".subject", values));
        String plain = texts.get(mail.type() + ".body", values) + "\n\n" + texts.get("mail.footer");
        return new MailText(subject, plain, html(subject, plain, mail.locale().toLanguageTag(), values.get("link")));
    }

    /** A value cannot begin a new header or line. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    private static String html(String subject, String plain, String language, String link) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(escape(language))
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escape(subject))
                .append(
                        "</title></head><body style=\"font:16px/1.6 'PingFang SC','Microsoft YaHei',sans-serif;color:#1c2b33;")
                .append("max-width:640px;margin:24px auto;padding:0 16px\">");
        for (String paragraph : plain.split("\n\n")) {
            String text = escape(paragraph).replace("\n", "<br>");
            if (link != null) {
                String target = escape(link);
                text = text.replace(target, "<a href=\"" + target + "\" style=\"color:#0b5c74\">" + target + "</a>");
            }
            html.append("<p>").append(text).append("</p>");
        }
        return html.append("</body></html>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
