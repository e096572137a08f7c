package org.rmocse.notification;

import jakarta.mail.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.IntFunction;
import org.rmocse.shared.Texts;

/** Mails and mail sessions for the tests of this package. */
final class SampleMails {

    static final UUID PUBLIC_ID = UUID.fromString("01935000-0000-7000-8000-000000000001");
    static final Instant WRITTEN_AT = Instant.parse("2026-11-23T02:00:00Z");

    private SampleMails() {}

    /** A value for everything any notice names: the product's own samples, with a link that has to be escaped. */
    static Map<String, String> values() {
        Map<String, String> values = MailSamples.values(Texts.CHINESE);
        values.put("link", "https://register.example/a?x=1&y=2");
        return values;
    }

    static OutgoingMail mail(NoticeType type, String recipient, Map<String, String> values) {
        return new OutgoingMail(PUBLIC_ID, recipient, MailText.of(type, "zh-CN", values), WRITTEN_AT);
    }

    /** The mail session of a server on this machine, as the application server would configure it, with time-outs. */
    static IntFunction<Session> sessions(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.from", "registration@register.example");
        Session configured = Session.getInstance(properties);
        return seconds -> MailSession.strict(configured, seconds);
    }
}
