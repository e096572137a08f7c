package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rmocse.application.Status;
import org.rmocse.audit.AuditSealer;
import org.rmocse.audit.AuditTrail;
import org.rmocse.audit.SealLag;
import org.rmocse.notification.Deliveries;
import org.rmocse.publicity.OpenFiles;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Connections;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Job;
import org.rmocse.shared.JobRecord;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** What whoever watches the servers is told comes from the real rows. */
class MonitoringDbIT extends DatabaseTest {

    private final Instant before = CLOCK.instant();
    private final JobRecord jobs = new JobRecord(JDBI);
    private final Monitoring monitoring = new Monitoring(
            new Deliveries(JDBI), new OpenFiles(JDBI), jobs, new SealLag(JDBI, CLOCK), new Connections(JDBI));

    @AfterEach
    void goBack() {
        CLOCK.moveTo(before);
    }

    @Test
    void mails_on_their_way_and_given_up_are_counted_and_those_sent_are_not() {
        Figures first = monitoring.read();
        mail("WAITING");
        mail("SENDING");
        mail("FAILED");
        mail("SENT");
        Figures then = monitoring.read();
        assertThat(then.mail().waiting()).isEqualTo(first.mail().waiting() + 2);
        assertThat(then.mail().failed()).isEqualTo(first.mail().failed() + 1);
        JDBI.useHandle(handle -> handle.execute("delete from notification.outbox where type = 'TEST'"));
    }

    @Test
    void mails_given_up_are_counted_without_reading_the_others() {
        String plan = JDBI.inTransaction(handle -> {
            handle.execute("set local enable_seqscan = off");
            return String.join(
                    "\n",
                    handle.createQuery("explain select count(*) from notification.outbox where status = 'FAILED'")
                            .mapTo(String.class)
                            .list());
        });
        assertThat(plan).contains("outbox_given_up");
    }

    @Test
    void open_files_are_read_from_the_sums_and_every_open_status_is_told() {
        Map<Status, Long> first = monitoring.read().open();
        assertThat(first)
                .containsOnlyKeys(
                        Status.SUBMITTED,
                        Status.RETURNED,
                        Status.UNDER_INITIAL_REVIEW,
                        Status.INITIAL_PASSED,
                        Status.REPORTED,
                        Status.AWAITING_APPROVAL);
        long agency = -next();
        JDBI.useHandle(handle -> handle.execute(
                "insert into publicity.statistic_open (agency_id, status, files) values (?, 'REPORTED', 17)", agency));
        assertThat(monitoring.read().open()).containsEntry(Status.REPORTED, first.get(Status.REPORTED) + 17);
        JDBI.useHandle(handle -> handle.execute("delete from publicity.statistic_open where agency_id = ?", agency));
    }

    @Test
    void a_job_is_told_by_its_last_success_whatever_came_after() {
        Instant began = CLOCK.instant().plusSeconds(next());
        jobs.keep(Job.ROOTS, began, began.plusSeconds(1), null);
        jobs.keep(Job.ROOTS, began.plusSeconds(60), began.plusSeconds(61), "0123456789AB");
        assertThat(monitoring.read().lastSuccesses()).containsEntry(Job.ROOTS, began.plusSeconds(1));
    }

    @Test
    void a_sealer_that_stands_still_is_seen_by_the_age_of_what_waits_for_it() {
        seal();
        assertThat(monitoring.read().sealLag()).isZero();
        Actor officer = new Actor(next(), PublicId.next(), "测试员甲", Set.of(Role.AGENCY_REVIEWER), null, 1L);
        inTransaction(
                () -> new AuditTrail(JDBI, CLOCK).record(officer, "thing.done", "thing", PublicId.next(), Map.of()));
        CLOCK.moveTo(before.plusSeconds(90));
        assertThat(monitoring.read().sealLag()).isEqualTo(Duration.ofSeconds(90));
        seal();
        assertThat(monitoring.read().sealLag()).isZero();
    }

    @Test
    void the_connection_that_asks_is_active() {
        assertThat(monitoring.read().connections()).containsKey("active");
    }

    private static void seal() {
        AuditSealer sealer = new AuditSealer(JDBI, CLOCK);
        while (inTransaction((Supplier<Boolean>) sealer::seal)) {
            // there is more
        }
    }

    private static void mail(String status) {
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                insert into notification.outbox (public_id, type, recipient, locale, details, status, attempts, next_attempt_at,
                    leased_until, last_error, created_at, sent_at)
                values (:id, 'TEST', 'a@b.example', 'zh-CN', '{}', :status, 1, '2999-01-01',
                    case when :status = 'SENDING' then timestamptz '2999-01-01' end,
                    case when :status = 'FAILED' then 'refused' end, now(), case when :status = 'SENT' then now() end)
                """)
                .bind("id", PublicId.next())
                .bind("status", status)
                .execute());
    }
}
