package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailSessionTest {

    @Test
    void adds_time_outs_and_leaves_the_servers_own_session_alone() {
        Session configured = Session.getInstance(new Properties());
        Session ours = MailSession.strict(configured, 8);
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
        assertThat(MailSession.strict(Session.getInstance(properties), 8).getProperties())
                .containsEntry("mail.smtp.host", "relay.example")
                .containsEntry("mail.smtp.timeout", "3000");
    }

    @Test
    void where_tls_is_configured_a_server_without_it_gets_no_mail() {
        GreenMail plain = new GreenMail(ServerSetup.SMTP.dynamicPort());
        plain.start();
        try {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", "127.0.0.1");
            properties.setProperty(
                    "mail.smtp.port", String.valueOf(plain.getSmtp().getPort()));
            properties.setProperty("mail.from", "registration@register.example");
            OutgoingMail mail = SampleMails.mail(NoticeType.PASSWORD_RESET, "a@b.example", SampleMails.values());
            properties.setProperty("mail.smtp.starttls.enable", "true");
            assertThatThrownBy(() -> over(properties).send(mail, 5))
                    .isInstanceOf(NotSent.class)
                    .hasStackTraceContaining("STARTTLS");
            assertThat(plain.getReceivedMessages()).isEmpty();
            properties.remove("mail.smtp.starttls.enable");
            assertThatCode(() -> over(properties).send(mail, 5)).doesNotThrowAnyException();
        } finally {
            plain.stop();
        }
    }

    private static MailSender over(Properties properties) {
        return new MailSender(seconds -> MailSession.strict(Session.getInstance(properties), seconds));
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
                MailSession.strict(configured, 8).requestPasswordAuthentication(null, 25, "smtp", null, null);
        assertThat(given.getUserName()).isEqualTo("smtp");
        assertThat(given.getPassword()).isEqualTo("secret");
    }
}
