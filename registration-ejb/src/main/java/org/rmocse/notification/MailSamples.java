package org.rmocse.notification;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rmocse.shared.Texts;

/** Invented details for everything that any mail names, to show how mails read; the bundles hold them under {@code mail.sample.}. */
final class MailSamples {

    private static final String BEGINNING = "mail.sample.";

    private MailSamples() {}

    /** A value for everything, in that language; the caller may change the map. */
    static Map<String, String> values(Locale locale) {
        Texts texts = Texts.of(locale);
        Map<String, String> values = new HashMap<>();
        texts.keys().stream()
                .filter(key -> key.startsWith(BEGINNING))
                .forEach(key -> values.put(key.substring(BEGINNING.length()), texts.get(key)));
        return values;
    }
}
