package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.applicant.Person;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Trap;

/** A batch is approved as a whole, once, as it was looked at, or not at all. */
class ApprovingAllOrNoneDbIT extends ApprovalDatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.application",
                "application.move",
                "application.work_item",
                "audit.entry",
                "notification.outbox",
                "certificate.number_counter",
                "certificate.registration",
                "certificate.term",
                "certificate.certificate",
                "certificate.copy",
                "certificate.copy_event",
                "account.sign_in_name",
                "employer.employer",
                "employer.name_history",
                "application.approval_batch",
                "publicity.announcement_counter",
                "publicity.announcement",
                "publicity.announcement_entry"
            })
    void leaves_nothing_behind_where_one_statement_fails_and_no_gap_in_the_numbers(String table) {
        List<Waiting> files = waiting(2);
        account(files.get(0).person());
        UUID batch = batch(files);
        Map<String, String> before = DatabaseState.of(JDBI);
        Trap.on(JDBI, table, () -> assertThatThrownBy(() -> approve(batch)).hasStackTraceContaining(Trap.MESSAGE));
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
        assertThat(approve(batch)).isEqualTo(2);
        assertThat(files)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().number())
                .isEqualTo(numbers(1, 2));
        assertThat(announcements.find(year, 1)).isPresent();
    }

    @Test
    void twice_answers_the_same_and_changes_nothing_more() {
        UUID batch = batch(waiting(3));
        assertThat(approve(batch)).isEqualTo(3);
        Map<String, String> before = DatabaseState.of(JDBI);
        CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
        assertThat(approve(batch)).isEqualTo(3);
        Actor another = officer(null, Role.MINISTRY_OFFICER);
        Integer again = as(another, () -> BATCHES.approve(batch));
        assertThat(again).isEqualTo(3);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }

    @Test
    void twice_at_once_grants_once() throws Exception {
        List<Waiting> files = waiting(20);
        UUID batch = batch(files);
        Actor another = officer(null, Role.MINISTRY_OFFICER);
        assertThat(AtOnce.run(List.of(() -> approve(batch), () -> as(another, () -> BATCHES.approve(batch)))))
                .containsExactly(20, 20);
        assertThat(files)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().number())
                .isEqualTo(numbers(1, 20));
        assertThat(count("publicity.announcement where batch = ?", batch)).isEqualTo(1);
    }

    @Test
    void one_person_already_registered_keeps_the_whole_batch_back_and_is_named() {
        List<Waiting> files = waiting(3);
        Person registered = files.get(1).person();
        JDBI.useHandle(handle -> handle.execute(
                """
                with registered as (
                    insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                        employer_code, employer_name, agency_id)
                    values (gen_random_uuid(), ?, ?, 'LEGACY', '2015-01-01', 'CHEMICAL', 'x', 'x', 1) returning id
                )
                insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                select id, 'INITIAL', gen_random_uuid(), '2015-01-01', '2019-12-31', '2015-01-01' from registered
                """,
                registered.id(),
                "2015" + String.format("%07d", registered.id())));
        assertRefused(
                batch(files),
                Finding.of("PERSON_REGISTERED", null, "R7")
                        .having("测试", "2015" + String.format("%07d", registered.id())));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void whoever_was_revoked_while_registering_anew_is_not_registered_before_the_bar_ends(int later, boolean barred) {
        List<Waiting> files = waiting(2);
        LaidFile anew = files.get(1).file();
        LocalDate revokedOn = day.minusYears(5).plusDays(later);
        JDBI.useHandle(handle -> {
            handle.execute("update application.application set kind = 'RE_REGISTRATION' where id = ?", anew.id());
            handle.execute(
                    "update application.work_item set kind = 'RE_REGISTRATION' where application_id = ?", anew.id());
            handle.execute(
                    """
                    with registered as (
                        insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                            employer_code, employer_name, agency_id, ending, ended_on)
                        values (gen_random_uuid(), ?, ?, 'LEGACY', '2015-01-01', 'CHEMICAL', 'x', 'x', 1, 'REVOKED', ?) returning id
                    )
                    insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                    select id, 'INITIAL', gen_random_uuid(), '2015-01-01', '2019-12-31', '2015-01-01' from registered
                    """,
                    anew.personId(),
                    "2016" + String.format("%07d", anew.personId()),
                    revokedOn);
        });
        UUID batch = batch(files);
        if (barred) {
            assertRefused(batch, Finding.of("PERSON_BARRED", null, "R22").having("测试", revokedOn.plusYears(5)));
        } else {
            assertThat(approve(batch)).isEqualTo(2);
        }
    }

    @Test
    void one_file_the_officer_may_not_approve_keeps_the_whole_batch_back() {
        List<Waiting> files = waiting(3);
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set final_reviewer_id = ? where id = ?",
                ministry.accountId(),
                files.get(2).file().id()));
        assertRefused(batch(files), Finding.of("FOUR_EYES", null));
    }

    @Test
    void one_file_that_no_longer_awaits_approval_keeps_the_whole_batch_back() {
        List<Waiting> files = waiting(3);
        UUID batch = batch(files);
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set status = 'REPORTED' where id = ?",
                files.get(0).file().id()));
        assertRefused(batch, Finding.of("MOVE_NOT_ALLOWED", null));
    }

    @Test
    void a_batch_that_changed_since_it_was_looked_at_is_not_approved() {
        List<Waiting> files = waiting(2);
        UUID batch = batch(files.subList(0, 1));
        String seen = as(ministry, () -> BATCHES.preview().fingerprint());
        batch(files.subList(1, 2));
        assertThat(refused(() -> as(ministry, () -> BATCHES.approve(batch, seen))))
                .containsExactly(Finding.of("BATCH_CHANGED", null));
        String seenAgain = as(ministry, () -> BATCHES.preview().fingerprint());
        Integer approved = as(ministry, () -> BATCHES.approve(batch, seenAgain));
        assertThat(approved).isEqualTo(2);
    }

    @Test
    void there_is_nothing_to_approve_in_an_empty_or_unknown_batch() {
        UUID batch = batch(List.of());
        assertThat(refused(() -> approve(batch))).containsExactly(Finding.of("BATCH_EMPTY", null));
        assertThat(refused(() -> approve(UUID.randomUUID()))).containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void a_file_taken_out_while_the_batch_is_being_approved_stays_in_it() throws Exception {
        List<Waiting> files = waiting(2);
        UUID batch = batch(files);
        CountDownLatch approved = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Integer> approval = CompletableFuture.supplyAsync(() -> as(ministry, () -> {
            int people = BATCHES.approve(batch);
            approved.countDown();
            assertThat(commit.await(20, TimeUnit.SECONDS)).isTrue();
            return people;
        }));
        assertThat(approved.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> removal =
                CompletableFuture.runAsync(() -> as(officer(null, Role.MINISTRY_OFFICER), () -> {
                    BATCHES.remove(files.get(0).file().publicId());
                    return "";
                }));
        assertThatThrownBy(() -> removal.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        commit.countDown();
        assertThat(approval.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        removal.get(20, TimeUnit.SECONDS);
        assertThat(count(
                        "application.application a join application.approval_batch b on b.id = a.approval_batch_id where b.public_id = ?",
                        batch))
                .isEqualTo(2);
    }

    @Test
    void a_file_waits_in_one_batch_only_and_only_while_it_awaits_approval() {
        List<Waiting> files = waiting(2);
        LaidFile reported = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                Status.REPORTED,
                person().id(),
                agency,
                CLOCK.instant(),
                POLICY.at(today()).asMap());
        UUID batch = batch(files);
        as(ministry, () -> {
            BATCHES.add(List.of(reported.publicId(), files.get(0).file().publicId()));
            return "";
        });
        assertThat(strings(
                        "select a.id::text from application.application a join application.approval_batch b on b.id = a.approval_batch_id where b.public_id = ? order by a.id",
                        batch))
                .containsExactly(
                        String.valueOf(files.get(0).file().id()),
                        String.valueOf(files.get(1).file().id()));
        approve(batch);
        Waiting later = waiting(1).get(0);
        assertThat(batch(List.of(later))).isNotEqualTo(batch);
    }

    @Test
    void two_officers_putting_files_together_at_once_open_one_batch() throws Exception {
        approve(batch(waiting(1)));
        List<Waiting> files = waiting(2);
        List<UUID> batches = AtOnce.run(List.of(() -> batch(files.subList(0, 1)), () -> batch(files.subList(1, 2))));
        assertThat(batches.get(0)).isEqualTo(batches.get(1));
        assertThat(approve(batches.get(0))).isEqualTo(2);
    }

    private void assertRefused(UUID batch, Finding expected) {
        Map<String, String> before = DatabaseState.of(JDBI);
        assertThat(refused(() -> approve(batch)))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringExpectedNullFields()
                .isEqualTo(expected);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(before);
    }
}
