package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.rmocse.shared.Settings;

/** Writes a notice as a mail, plain text with an HTML alternative, and hands it to the mail server. */
@ApplicationScoped
class MailSender {

    private final Supplier<Session> sessions;

    MailSender() {
        this(MailSender::ofServer);
    }

    MailSender(Supplier<Session> sessions) {
        this.sessions = sessions;
    }

    /** @throws MessagingException if the mail server did not take it */
    void send(OutgoingMail mail) throws MessagingException {
        MailText text = MailText.of(mail);
        String messageId =
                "<" + mail.publicId() + "@" + Settings.current().baseUrl().getHost() + ">";
        MimeMessage message = new MimeMessage(sessions.get()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        if (message.getFrom() == null || message.getFrom().length == 0) {
            message.setFrom(InternetAddress.getLocalAddress(message.getSession()));
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.locale().toLanguageTag());
        MimeMultipart parts = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(text.html(), "text/html; charset=UTF-8");
        parts.addBodyPart(plain);
        parts.addBodyPart(html);
        message.setContent(parts);
        message.saveChanges();
        Transport.send(message);
    }

    /** True where trying again cannot help: the address is not one, or the server refused it for good. */
    static boolean isPermanent(Exception refused) {
        return refused instanceof AddressException
                || refused instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0;
    }

    private static Session ofServer() {
        Session configured;
        try {
            configured = InitialContext.doLookup("mail/registration");
        } catch (NamingException onlyUnderJava) {
            try {
                configured = InitialContext.doLookup("java:/mail/registration");
            } catch (NamingException missing) {
                throw new IllegalStateException("mail session mail/registration is not configured", missing);
            }
        }
        Properties properties = new Properties();
        properties.putAll(configured.getProperties());
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent("mail.smtp." + timeout, "10000");
        }
        return Session.getInstance(properties);
    }
}
