package org.rmocse.notification;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Something one person is to be told.
 *
 * @param subject the public id of what it is about, for the delivery log; null where nothing is
 * @param values what the text names; never an identity number
 * @param secret a value that is stored sealed and wiped once sent, such as a one-time link; null where there is none
 */
public record Notice(
        NoticeType type, String email, Locale locale, UUID subject, Map<String, String> values, String secret) {

    public Notice(NoticeType type, String email, Locale locale, UUID subject, Map<String, String> values) {
        this(type, email, locale, subject, values, null);
    }

    /** Without the secret and the values, which no log needs. */
    @Override
    public String toString() {
        return "Notice[type=" + type + ", subject=" + subject + "]";
    }
}
