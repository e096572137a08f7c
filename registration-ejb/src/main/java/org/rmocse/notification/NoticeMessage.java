package org.rmocse.notification;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.rmocse.shared.Settings;

/** A notice as a mail: plain text with an HTML alternative. Written twice, it is the same to whoever receives it. */
class NoticeMessage extends MimeMessage {

    private final String messageId;
    private boolean offered;

    NoticeMessage(Session session, OutgoingMail mail, Address recipient) throws MessagingException {
        super(session);
        messageId = "<" + mail.publicId() + "@" + Settings.current().baseUrl().getHost() + ">";
        MailText text = mail.text();
        setFrom();
        setRecipient(Message.RecipientType.TO, recipient);
        setSubject(text.subject(), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(mail.writtenAt()));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", text.language());
        MimeMultipart parts = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), StandardCharsets.UTF_8.name(), "html");
        parts.addBodyPart(plain);
        parts.addBodyPart(html);
        setContent(parts);
        saveChanges();
    }

    /** Whether the mail server has asked for the content, that is, agreed to sender and recipient. */
    boolean offered() {
        return offered;
    }

    /** The same for every attempt, so that whoever gets a mail twice can tell. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException, MessagingException {
        offered = true;
        super.writeTo(out, ignoreList);
    }
}
