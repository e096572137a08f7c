package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rmocse.notification.NotSent.Reason.SERVER_AWAY;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each way of a mail server to say no, or nothing, is taken to mean. */
@Timeout(30)
class MailServerAnswersTest {

    private final ScriptedMailServer server = new ScriptedMailServer();
    private final MailSender sender = new MailSender(SampleMails.sessions(server.port()));
    private final OutgoingMail mail = SampleMails.mail(NoticeType.PASSWORD_RESET, "a@b.example", SampleMails.values());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 no service,            SERVER_AWAY,      ''",
        "GREETING, 421 try later,             SERVER_AWAY,      ''",
        "GREETING, drop,                      SERVER_AWAY,      ''",
        "GREETING, silence,                   SERVER_AWAY,      ''",
        "MAIL,     421 going down,            SERVER_AWAY,      421",
        "MAIL,     550 we do not know you,    REFUSED_FOR_NOW,  550",
        "MAIL,     451 busy,                  REFUSED_FOR_NOW,  451",
        "RCPT,     550 5.1.1 no such mailbox, REFUSED_FOR_GOOD, 550",
        "RCPT,     553 bad address,           REFUSED_FOR_GOOD, 553",
        "RCPT,     450 4.2.1 greylisted,      REFUSED_FOR_NOW,  450",
        "RCPT,     452 mailbox full,          REFUSED_FOR_NOW,  452",
        "RCPT,     421 going down,            SERVER_AWAY,      421",
        "RCPT,     drop,                      CONNECTION_LOST,  ''",
        "DATA,     554 refused,               REFUSED_FOR_NOW,  554",
        "DATA,     451 busy,                  REFUSED_FOR_NOW,  451",
        "END,      554 looks like spam,       REFUSED_FOR_GOOD, 554",
        "END,      452 disk full,             REFUSED_FOR_NOW,  452",
        "END,      421 going down,            SERVER_AWAY,      421",
        "END,      drop,                      CONNECTION_LOST,  ''",
        "END,      silence,                   CONNECTION_LOST,  ''"
    })
    void means(String command, String reply, NotSent.Reason reason, String code) {
        server.answering(command, reply);
        assertThatThrownBy(() -> sender.send(mail, 1)).isInstanceOfSatisfying(NotSent.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.answer()).doesNotContain("@").startsWith(code).isNotEmpty();
        });
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void has_sent_what_the_server_took_even_if_it_does_not_say_goodbye() throws Exception {
        server.answering("QUIT", ScriptedMailServer.DROP);
        sender.send(mail, 1);
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void finds_a_server_away_that_nobody_answers_for() {
        server.close();
        assertThatThrownBy(() -> sender.send(mail, 1))
                .isInstanceOfSatisfying(
                        NotSent.class, refused -> assertThat(refused.reason()).isEqualTo(SERVER_AWAY));
    }

    @Test
    void waits_for_a_silent_server_no_longer_than_told() {
        server.answering("RCPT", ScriptedMailServer.SILENCE);
        long before = System.nanoTime();
        assertThatThrownBy(() -> sender.send(mail, 1)).isInstanceOf(NotSent.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    }
}
