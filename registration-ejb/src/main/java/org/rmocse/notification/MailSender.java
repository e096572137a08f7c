package org.rmocse.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to the mail server, one connection each, and tells what became of them. */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    private final IntFunction<Session> sessions;

    MailSender() {
        this(MailSession::ofServer);
    }

    /** @param sessions the mail session for a time-out in seconds */
    MailSender(IntFunction<Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * Returns once the mail server has answered that it took the mail.
     *
     * @param timeoutSeconds how long to wait for each of its answers
     * @throws NotSent if it did not, saying why
     */
    void send(OutgoingMail mail, int timeoutSeconds) throws NotSent {
        Session session = sessions.apply(timeoutSeconds);
        Address recipient = recipient(mail);
        Transport transport = connected(session, recipient);
        try {
            transmit(transport, mail, session, recipient);
        } finally {
            close(transport);
        }
    }

    private static void transmit(Transport transport, OutgoingMail mail, Session session, Address recipient)
            throws NotSent {
        NoticeMessage message;
        try {
            message = new NoticeMessage(session, mail, recipient);
        } catch (MessagingException unwritable) {
            throw new IllegalArgumentException("notice " + mail.publicId() + " makes no mail", unwritable);
        }
        try {
            transport.sendMessage(message, new Address[] {recipient});
        } catch (MessagingException failed) {
            throw NotSent.whileSending(failed, message.offered());
        }
    }

    private static Address recipient(OutgoingMail mail) throws NotSent {
        try {
            return new InternetAddress(mail.recipient(), true);
        } catch (AddressException malformed) {
            throw NotSent.badAddress(malformed);
        }
    }

    private static Transport connected(Session session, Address recipient) throws NotSent {
        try {
            Transport transport = session.getTransport(recipient);
            transport.connect();
            return transport;
        } catch (MessagingException unreachable) {
            throw NotSent.whileConnecting(unreachable);
        }
    }

    /** Its answer to the mail has been heard; how the server says goodbye changes nothing. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException goodbye) {
            LOG.debug("The mail server did not say goodbye", goodbye);
        }
    }
}
