package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of one mail: sent, tried again after a refusal, or given up. */
class MailDeliveryDbIT extends MailDeliveryDatabaseTest {

    @Test
    void sends_what_was_written_and_keeps_when() {
        write("a@b.example");
        CLOCK.moveTo(START.plusSeconds(3));
        delivery.deliver(heard.ids());
        assertThat(server.taken()).hasSize(1);
        assertThat(only()).satisfies(row -> {
            assertThat(row.status()).isEqualTo("SENT");
            assertThat(row.sentAt()).isEqualTo(START.plusSeconds(3));
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.nextAttemptAt()).isNull();
        });
    }

    @Test
    void reaches_a_real_mailbox() throws Exception {
        GreenMail real = new GreenMail(ServerSetup.SMTP.dynamicPort());
        real.start();
        try {
            write("a@b.example");
            worker(real.getSmtp().getPort(), new MailPause()).deliverDue();
            MimeMessage[] received = real.getReceivedMessages();
            assertThat(received).hasSize(1);
            assertThat(received[0].getSubject()).isEqualTo("重新设置密码");
            assertThat(only().status()).isEqualTo("SENT");
        } finally {
            real.stop();
        }
    }

    @Test
    void backs_off_from_a_refusal_for_now_and_sends_in_the_end() {
        server.answering("RCPT", "450 greylisted");
        write("a@b.example");
        delivery.deliverDue();
        assertThat(only()).satisfies(row -> {
            assertThat(row.status()).isEqualTo("WAITING");
            assertThat(row.error()).isEqualTo("450");
            assertThat(row.nextAttemptAt()).isEqualTo(START.plusSeconds(20));
        });
        CLOCK.moveTo(START.plusSeconds(19));
        delivery.deliverDue();
        assertThat(only().attempts()).isEqualTo(1);
        CLOCK.moveTo(START.plusSeconds(20));
        delivery.deliverDue();
        assertThat(only().attempts()).isEqualTo(2);
        assertThat(only().nextAttemptAt()).isEqualTo(START.plusSeconds(60));
        server.answeringWell();
        CLOCK.moveTo(START.plusSeconds(60));
        delivery.deliverDue();
        assertThat(only().status()).isEqualTo("SENT");
        assertThat(only().error()).isNull();
    }

    @Test
    void gives_up_after_as_many_attempts_as_the_policy_says_and_wipes_the_link() {
        server.answering("RCPT", "450 greylisted");
        write("a@b.example");
        int attempts = parameters.integer("mail.max_attempts");
        for (int i = 1; i <= attempts; i++) {
            assertThat(only().status()).isEqualTo("WAITING");
            assertThat(hasSecret()).isTrue();
            CLOCK.moveTo(only().nextAttemptAt());
            delivery.deliverDue();
            assertThat(only().attempts()).isEqualTo(i);
        }
        assertThat(only().status()).isEqualTo("FAILED");
        assertThat(only().nextAttemptAt()).isNull();
        assertThat(hasSecret()).isFalse();
        assertThat(Duration.between(START, CLOCK.instant())).isBetween(Duration.ofHours(24), Duration.ofDays(3));
    }

    @Test
    void gives_up_at_once_what_is_refused_for_good() {
        server.answering("RCPT", "550 no such mailbox");
        write("nobody@b.example");
        delivery.deliverDue();
        assertThat(only().status()).isEqualTo("FAILED");
        assertThat(only().error()).isEqualTo("550");
        assertThat(only().attempts()).isEqualTo(1);
    }

    @Test
    void wipes_the_one_time_link_once_it_is_sent() {
        write("a@b.example");
        assertThat(hasSecret()).isTrue();
        delivery.deliverDue();
        assertThat(server.taken().get(0)).contains("multipart/alternative");
        assertThat(hasSecret()).isFalse();
    }

    @Test
    void a_row_that_makes_no_mail_holds_up_no_other_and_is_given_up() {
        write("poison@b.example");
        write("good@b.example");
        write("alien@b.example");
        write("bad@b.example");
        JDBI.useHandle(handle -> {
            handle.execute("update notification.outbox set secret = '\\x00' where recipient like 'poison%'");
            handle.execute("update notification.outbox set type = 'NO_SUCH_TYPE' where recipient like 'alien%'");
            handle.execute("update notification.outbox set details = '{\"name\": [1]}' where recipient like 'bad%'");
        });
        delivery.deliverDue();
        assertThat(server.taken()).hasSize(1);
        assertThat(statuses()).containsExactly("WAITING", "SENT", "WAITING", "WAITING");
        for (int i = 1; i < parameters.integer("mail.max_attempts"); i++) {
            CLOCK.moveTo(CLOCK.instant().plusSeconds(parameters.integer("mail.retry_max_seconds")));
            delivery.deliverDue();
        }
        assertThat(statuses()).containsExactly("FAILED", "SENT", "FAILED", "FAILED");
    }

    @Test
    void a_sent_row_may_not_keep_its_link() {
        write("a@b.example");
        assertThatThrownBy(() -> JDBI.useHandle(handle ->
                        handle.execute("update notification.outbox set status = 'SENT', sent_at = created_at")))
                .hasMessageContaining("outbox_check");
    }

    @Test
    void doubles_the_wait_up_to_a_limit() {
        assertThat(List.of(1, 2, 3, 10, 11, 12, 16, 200))
                .extracting(attempts -> MailDelivery.backOff(attempts, parameters))
                .containsExactly(20L, 40L, 80L, 10240L, 20480L, 21600L, 21600L, 21600L);
    }
}
