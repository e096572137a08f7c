package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.agency.Agencies;
import org.rmocse.certificate.ReadImports;
import org.rmocse.document.KeptDocuments;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.notification.ReadMails;
import org.rmocse.shared.Calendar;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Job;
import org.rmocse.shared.KeptJobs;
import org.rmocse.shared.PublicId;

/** What a system administrator's start page tells of, one thing after the other, and that it is silent where all is well. */
class ConcernsDbIT extends DatabaseTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private final Concerns concerns = new Concerns(
            CLOCK,
            policy,
            KeptJobs.runs(JDBI),
            ReadMails.of(JDBI, CLOCK),
            ReadImports.of(JDBI, CLOCK),
            new Calendar(JDBI),
            new Agencies(JDBI),
            KeptDocuments.waiting(JDBI, CLOCK));

    private final long n = next();

    @BeforeEach
    void calm() {
        CLOCK.moveTo(Instant.parse("2026-06-15T02:00:00Z"));
        clear();
    }

    @AfterEach
    void backToTheMonday() {
        clear();
        JDBI.useHandle(handle -> {
            handle.execute(
                    "delete from agency.intake_window where agency_id in (select id from agency.agency where code like 'CONCERN-%')");
            handle.execute("delete from agency.agency where code like 'CONCERN-%'");
        });
        CLOCK.moveTo(MONDAY);
    }

    private static void clear() {
        JDBI.useHandle(handle -> {
            handle.execute("delete from notification.outbox");
            handle.execute("delete from shared.job_run");
            handle.execute("update document.file set virus_state = 'NOT_SCANNED' where virus_state = 'PENDING'");
            handle.execute("delete from certificate.register_import where file_name = 'concern.csv'");
            handle.execute(
                    "update certificate.register_import set status = 'BROKEN_OFF', finished_at = seen_at where status = 'RUNNING'");
        });
    }

    @Test
    void says_nothing_where_all_is_well() {
        KeptJobs.record(JDBI).keep(Job.MAIL, CLOCK.instant(), CLOCK.instant(), null);
        mail();
        assertThat(own()).isEmpty();
    }

    @Test
    void tells_of_a_job_whose_last_run_failed_until_one_ends_well() {
        KeptJobs.record(JDBI).keep(Job.CLOCKS, CLOCK.instant(), CLOCK.instant(), "0123456789AB");
        assertThat(own()).containsExactly(new Concern(ConcernKind.JOB_FAILED, 1, null));
        KeptJobs.record(JDBI)
                .keep(
                        Job.CLOCKS,
                        CLOCK.instant().plusSeconds(60),
                        CLOCK.instant().plusSeconds(61),
                        null);
        assertThat(own()).isEmpty();
    }

    @Test
    void tells_of_mails_given_up_lately_and_of_those_that_wait_too_long() {
        mail();
        mail();
        JDBI.useHandle(
                handle -> handle.execute(
                        "update notification.outbox set status = 'FAILED' where id = (select min(id) from notification.outbox)"));
        assertThat(own()).containsExactly(new Concern(ConcernKind.MAIL_FAILED, 1, null));
        CLOCK.moveTo(CLOCK.instant().plusSeconds(3601));
        assertThat(own())
                .containsExactly(
                        new Concern(ConcernKind.MAIL_FAILED, 1, null), new Concern(ConcernKind.MAIL_LATE, 1, null));
        CLOCK.moveTo(CLOCK.instant().plusSeconds(15 * 86_400L));
        assertThat(own()).containsExactly(new Concern(ConcernKind.MAIL_LATE, 1, null));
    }

    @Test
    void tells_of_files_that_wait_too_long_for_the_virus_scan() {
        long file = KeptDocuments.in(KeptDocuments.folder(), JDBI, CLOCK, policy, ENCRYPTION)
                .storeMaterial(KeptDocuments.scan("late.png"))
                .id();
        CLOCK.moveTo(CLOCK.instant().plusSeconds(3601));
        assertThat(own()).as("it was never to be scanned").isEmpty();
        JDBI.useHandle(handle -> handle.execute("update document.file set virus_state = 'PENDING' where id = ?", file));
        assertThat(own()).containsExactly(new Concern(ConcernKind.SCAN_LATE, 1, null));
        CLOCK.moveTo(CLOCK.instant().minusSeconds(60));
        assertThat(own()).isEmpty();
    }

    @Test
    void asks_for_the_calendar_of_the_coming_year_two_months_before_and_of_this_year_always() {
        CLOCK.moveTo(Instant.parse("2026-11-01T02:00:00Z"));
        assertThat(own()).isEmpty();
        CLOCK.moveTo(Instant.parse("2026-11-02T02:00:00Z"));
        assertThat(own()).containsExactly(new Concern(ConcernKind.CALENDAR_MISSING, 1, "2027"));
        CLOCK.moveTo(Instant.parse("2027-11-02T02:00:00Z"));
        assertThat(own()).containsExactly(new Concern(ConcernKind.CALENDAR_MISSING, 2, "2027, 2028"));
    }

    @Test
    void tells_of_an_agency_whose_last_window_is_over_by_name_and_of_no_other() {
        agency("CONCERN-A" + n, "2026-01-01", "2026-02-01", false);
        agency("CONCERN-B" + n, "2026-07-01", "2026-08-01", false);
        assertThat(concerns.list()).contains(new Concern(ConcernKind.AGENCY_SHUT, 1, "CONCERN-A" + n));
        JDBI.useHandle(
                handle -> handle.execute("update agency.agency set enabled = false where code = ?", "CONCERN-A" + n));
        assertThat(own()).isEmpty();
    }

    @Test
    void tells_of_an_import_that_runs_and_of_one_that_fell_silent() {
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into certificate.register_import (public_id, file_name, imported_at, seen_at, actor_id, actor_name, status)
                values (?, ?, ?, ?, 1, '管理员', 'RUNNING')
                """,
                PublicId.next(),
                "concern.csv",
                Timestamp.from(CLOCK.instant()),
                Timestamp.from(CLOCK.instant())));
        assertThat(own()).containsExactly(new Concern(ConcernKind.IMPORT_RUNNING, 1, "concern.csv"));
        CLOCK.moveTo(CLOCK.instant().plusSeconds(601));
        assertThat(own()).containsExactly(new Concern(ConcernKind.IMPORT_BROKEN, 1, "concern.csv"));
    }

    /** Without what other tests may have left of agencies and imports. */
    private List<Concern> own() {
        return concerns.list().stream()
                .filter(one ->
                        one.kind() != ConcernKind.AGENCY_SHUT || one.about().contains("CONCERN-"))
                .filter(one ->
                        one.kind() != ConcernKind.IMPORT_BROKEN || one.about().equals("concern.csv"))
                .toList();
    }

    private void mail() {
        inTransaction(() -> new Notifications(JDBI, CLOCK, ENCRYPTION, new HeardNotices())
                .send(new Notice(NoticeType.ADDRESS_TAKEN, "a@b.example", Locale.ENGLISH, null, Map.of("link", "x"))));
    }

    private static void agency(String code, String opens, String closes, boolean yearly) {
        JDBI.useHandle(handle -> {
            handle.execute(
                    """
                    insert into agency.agency (public_id, code, type, name, categories, courier)
                    values (?, ?, 'PROVINCE', ?, '{CHEMICAL}', false)
                    """,
                    PublicId.next(),
                    code,
                    code);
            handle.execute(
                    """
                    insert into agency.intake_window (agency_id, opens, closes, yearly)
                    select id, ?, ?, ? from agency.agency where code = ?
                    """,
                    LocalDate.parse(opens),
                    LocalDate.parse(closes),
                    yearly,
                    code);
        });
    }
}
