package org.rmocse.it;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.run.MailSink;

/** The mails one person got. */
record Mailbox(MailSink sink, String address) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** All of them, oldest first, subject and text together. */
    List<String> all() {
        return sink.messages().stream()
                .filter(message -> recipient(message).equals(address))
                .map(Mailbox::text)
                .toList();
    }

    /** Waits for a mail that says this; there must be one in the end. */
    String await(String what) throws InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(100)) {
            for (String mail : all()) {
                if (mail.contains(what)) {
                    return mail;
                }
            }
        }
        throw new AssertionError("no mail to " + address + " says " + what + ", only " + all());
    }

    /** The link in a mail that has one. */
    static String link(String mail) {
        Matcher link = LINK.matcher(mail);
        if (!link.find()) {
            throw new AssertionError("no link in " + mail);
        }
        return link.group();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + MailSink.text(message);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
