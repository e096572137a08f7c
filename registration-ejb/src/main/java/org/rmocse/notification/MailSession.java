package org.rmocse.notification;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The server's mail session with time-outs added, because without them a hanging mail server holds a thread for ever; and where the
 * server configures TLS, without the plain connection it would otherwise fall back to, and with a look at whose certificate it is.
 */
final class MailSession {

    private MailSession() {}

    /** @param timeoutSeconds for connecting and for each read and write; what the server configures itself goes first */
    static Session ofServer(int timeoutSeconds) {
        return strict(configured(), timeoutSeconds);
    }

    static Session strict(Session configured, int timeoutSeconds) {
        Properties properties = new Properties();
        properties.putAll(configured.getProperties());
        for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                properties.putIfAbsent(protocol + wait, String.valueOf(timeoutSeconds * 1000L));
            }
        }
        if ("true".equals(properties.getProperty("mail.smtp.starttls.enable"))) {
            properties.putIfAbsent("mail.smtp.starttls.required", "true");
            properties.putIfAbsent("mail.smtp.ssl.checkserveridentity", "true");
        }
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return configured.requestPasswordAuthentication(
                        getRequestingSite(),
                        getRequestingPort(),
                        getRequestingProtocol(),
                        getRequestingPrompt(),
                        getDefaultUserName());
            }
        });
    }

    private static Session configured() {
        try {
            return InitialContext.doLookup("mail/registration");
        } catch (NamingException onlyUnderJava) {
            try {
                return InitialContext.doLookup("java:/mail/registration");
            } catch (NamingException missing) {
                throw new IllegalStateException("mail session mail/registration is not configured", missing);
            }
        }
    }
}
