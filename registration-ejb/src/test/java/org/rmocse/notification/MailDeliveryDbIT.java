package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;

/** From outbox row to mail server: the real rows, the real sender, real connections. */
@Timeout(120)
class MailDeliveryDbIT extends DatabaseTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    /** Every refusal is logged, and here there are many. */
    private static final Logger LOG = Logger.getLogger(MailDelivery.class.getName());

    private final ScriptedMailServer server = new ScriptedMailServer();
    private final HeardNotices heard = new HeardNotices();
    private final Notifications notifications = new Notifications(JDBI, CLOCK, ENCRYPTION, heard);
    private final Deliveries deliveries = new Deliveries(JDBI);
    private final Outbox outbox = new Outbox(JDBI);
    private final MailDelivery delivery = worker(new MailPause());
    private final UUID subject = PublicId.next();
    private final PolicyParameters parameters = policy.at(LocalDate.of(2026, 11, 23));

    @BeforeEach
    void emptyTheOutbox() {
        LOG.setLevel(Level.OFF);
        CLOCK.moveTo(START);
        JDBI.useHandle(handle -> handle.execute("delete from notification.outbox"));
    }

    @AfterEach
    void stop() {
        server.close();
        CLOCK.moveTo(START);
        LOG.setLevel(null);
    }

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
    void sends_each_notice_once_however_many_workers_take_it() throws Exception {
        int notices = 24;
        int workers = 4;
        for (int i = 0; i < notices; i++) {
            write("person" + i + "@b.example");
        }
        CyclicBarrier start = new CyclicBarrier(workers);
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                MailDelivery worker = worker(new MailPause());
                running.add(threads.submit((Callable<Void>) () -> {
                    start.await();
                    worker.deliver(heard.ids());
                    return null;
                }));
            }
            for (Future<Void> worker : running) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.taken()).hasSize(notices);
        assertThat(server.taken().stream().map(MailDeliveryDbIT::messageId)).doesNotHaveDuplicates();
        assertThat(deliveries.of(subject)).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("SENT");
            assertThat(row.attempts()).isEqualTo(1);
        });
    }

    @Test
    void does_not_wait_for_a_row_that_another_transaction_holds() throws Exception {
        write("a@b.example");
        long id = heard.ids().get(0);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            inTransaction(() -> {
                assertThat(lease(id)).isTrue();
                try {
                    assertThat(other.submit(() -> lease(id)).get()).isFalse();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void sends_again_with_the_same_id_what_a_dead_worker_left_behind() {
        write("a@b.example");
        long id = heard.ids().get(0);
        assertThat(lease(id)).isTrue();
        delivery.deliverDue();
        assertThat(server.taken()).isEmpty();
        CLOCK.moveTo(START.plusSeconds(parameters.integer("mail.lease_seconds")));
        delivery.deliverDue();
        assertThat(server.taken()).isEmpty();
        CLOCK.moveTo(START.plusSeconds(parameters.integer("mail.lease_seconds") + 1));
        delivery.deliverDue();
        assertThat(server.taken()).singleElement().asString().contains("Message-ID: <" + publicId() + "@");
        assertThat(only().status()).isEqualTo("SENT");
    }

    @Test
    void a_late_failure_of_a_lost_lease_does_not_undo_what_another_worker_sent() {
        write("a@b.example");
        OffsetDateTime now = OffsetDateTime.now(CLOCK);
        LeasedNotice lost =
                outbox.lease(heard.ids().get(0), now, now.plusSeconds(1)).orElseThrow();
        CLOCK.moveTo(START.plusSeconds(2));
        delivery.deliverDue();
        outbox.retry(lost, now, "late");
        outbox.giveUp(lost, now, "late");
        assertThat(only().status()).isEqualTo("SENT");
        delivery.deliverDue();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void a_late_success_of_a_lost_lease_is_believed() {
        write("a@b.example");
        OffsetDateTime now = OffsetDateTime.now(CLOCK);
        LeasedNotice lost =
                outbox.lease(heard.ids().get(0), now, now.plusSeconds(1)).orElseThrow();
        outbox.sent(lost, now.plusSeconds(5));
        CLOCK.moveTo(START.plusSeconds(10));
        delivery.deliverDue();
        assertThat(server.taken()).isEmpty();
        assertThat(only().status()).isEqualTo("SENT");
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
    void a_dropping_mail_holds_up_no_other() {
        server.answering("RCPT TO:<poison@b.example>", ScriptedMailServer.DROP);
        write("poison@b.example");
        write("good@b.example");
        delivery.deliverDue();
        assertThat(statuses()).containsExactly("WAITING", "SENT");
    }

    @Test
    void tries_nothing_while_the_server_is_away_and_gives_up_nothing() {
        server.answering("GREETING", "421 closed for the weekend");
        for (int i = 0; i < 5; i++) {
            write("person" + i + "@b.example");
        }
        delivery.deliverDue();
        assertThat(server.connections()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            CLOCK.moveTo(CLOCK.instant().plusSeconds(1800));
            delivery.deliverDue();
        }
        assertThat(server.connections()).isEqualTo(21);
        assertThat(deliveries.of(subject)).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("WAITING");
            assertThat(row.attempts()).isZero();
        });
        server.answeringWell();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(parameters.integer("mail.pause_seconds")));
        delivery.deliverDue();
        assertThat(server.taken()).hasSize(5);
    }

    @Test
    void pauses_after_several_lost_connections_in_a_row() {
        server.answering("END", ScriptedMailServer.DROP);
        for (int i = 0; i < 10; i++) {
            write("person" + i + "@b.example");
        }
        delivery.deliver(heard.ids());
        assertThat(server.connections()).isEqualTo(parameters.integer("mail.lost_before_pause"));
        assertThat(statuses()).containsOnly("WAITING");
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

    private MailDelivery worker(MailPause pause) {
        return worker(server.port(), pause);
    }

    private MailDelivery worker(int port, MailPause pause) {
        return new MailDelivery(outbox, CLOCK, policy, ENCRYPTION, new MailSender(SampleMails.sessions(port)), pause);
    }

    private void write(String recipient) {
        inTransaction(() -> notifications.send(new Notice(
                NoticeType.PASSWORD_RESET,
                recipient,
                Locale.SIMPLIFIED_CHINESE,
                subject,
                Map.of("name", "欧阳测试", "hours", "24"),
                "https://register.example/password?token=" + next())));
    }

    private boolean lease(long id) {
        OffsetDateTime now = OffsetDateTime.now(CLOCK);
        return outbox.lease(id, now, now.plusSeconds(parameters.integer("mail.lease_seconds")))
                .isPresent();
    }

    private Delivery only() {
        List<Delivery> all = deliveries.of(subject);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<String> statuses() {
        return JDBI.withHandle(handle -> handle.createQuery("select status from notification.outbox order by id")
                .mapTo(String.class)
                .list());
    }

    private boolean hasSecret() {
        return JDBI.withHandle(handle -> handle.createQuery("select secret is not null from notification.outbox")
                .mapTo(Boolean.class)
                .one());
    }

    private UUID publicId() {
        return JDBI.withHandle(handle -> handle.createQuery("select public_id from notification.outbox")
                .mapTo(UUID.class)
                .one());
    }

    private static String messageId(String content) {
        return Arrays.stream(content.split("\n"))
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow();
    }
}
