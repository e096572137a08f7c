package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whoever sends a mail leases its row, so that many send it once and none is lost with a worker that dies. */
class MailLeasesDbIT extends MailDeliveryDatabaseTest {

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
        assertThat(server.taken().stream().map(MailLeasesDbIT::messageId)).doesNotHaveDuplicates();
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

    private boolean lease(long id) {
        OffsetDateTime now = OffsetDateTime.now(CLOCK);
        return outbox.lease(id, now, now.plusSeconds(parameters.integer("mail.lease_seconds")))
                .isPresent();
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
