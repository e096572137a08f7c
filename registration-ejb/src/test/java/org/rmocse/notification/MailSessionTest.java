package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailSessionTest {

    @Test
    void adds_time_outs_and_leaves_the_servers_own_session_alone() {
        Session configured = Session.getInstance(new Properties());
        Session ours = MailSession.withTimeouts(configured, 8);
        assertThat(ours.getProperties())
                .containsEntry("mail.smtp.connectiontimeout", "8000")
                .containsEntry("mail.smtp.timeout", "8000")
                .containsEntry("mail.smtp.writetimeout", "8000");
        assertThat(configured.getProperties()).isEmpty();
    }

    @Test
    void keeps_what_the_server_configures() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "relay.example");
        properties.setProperty("mail.smtp.timeout", "3000");
        assertThat(MailSession.withTimeouts(Session.getInstance(properties), 8).getProperties())
                .containsEntry("mail.smtp.host", "relay.example")
                .containsEntry("mail.smtp.timeout", "3000");
    }

    @Test
    void signs_in_with_the_servers_credentials() {
        Session configured = Session.getInstance(new Properties(), new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(getRequestingProtocol(), "secret");
            }
        });
        PasswordAuthentication given =
                MailSession.withTimeouts(configured, 8).requestPasswordAuthentication(null, 25, "smtp", null, null);
        assertThat(given.getUserName()).isEqualTo("smtp");
        assertThat(given.getPassword()).isEqualTo("secret");
    }
}
