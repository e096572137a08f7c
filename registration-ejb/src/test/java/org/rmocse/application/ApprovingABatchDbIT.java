package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.applicant.Person;
import org.rmocse.certificate.IssuedCertificate;
import org.rmocse.certificate.Registration;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.Statements;
import org.rmocse.shared.Trap;

/** Approval is one event: statuses, numbers, terms, certificates, the list and the notices, all or none. */
class ApprovingABatchDbIT extends ProcessDatabaseTest {

    /** Every test approves in a year of its own, so that it sees that year's numbers begin. */
    private static final AtomicInteger YEARS = new AtomicInteger(2040);

    private final Announcements announcements = new Announcements(JDBI);
    private final Actor ministry = officer(null, Role.MINISTRY_OFFICER);
    private final int year = YEARS.getAndIncrement();
    private final LocalDate day = LocalDate.of(year, 5, 4);
    private long agency;

    /** Somebody whose file awaits approval. */
    private record Waiting(LaidFile file, Person person, String employerCode) {}

    @BeforeEach
    void emptyTheOpenBatch() {
        moveTo(day);
        agency = agency();
        JDBI.useHandle(
                handle -> handle.execute(
                        """
                update application.application a set approval_batch_id = null
                from application.approval_batch b where b.id = a.approval_batch_id and b.status = 'OPEN'
                """));
    }

    @Test
    void numbers_everybody_without_a_gap_in_the_order_of_the_batch_and_goes_on_with_the_next() {
        List<Waiting> sixty = waiting(60);
        UUID batch = batch(sixty);
        assertThat(approve(batch)).isEqualTo(60);
        assertThat(sixty)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().number())
                .isEqualTo(numbers(1, 60));
        List<Waiting> three = waiting(3);
        assertThat(approve(batch(three))).isEqualTo(3);
        assertThat(three)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().number())
                .isEqualTo(numbers(61, 63));
        assertThat(count("certificate.number_counter where year = ? and last_number = 63", year))
                .isEqualTo(1);
        assertThat(count("certificate.registration where number like ?", year + "%"))
                .isEqualTo(63);
    }

    @Test
    void every_file_is_approved_with_one_history_row_one_trail_row_one_notice_and_leaves_the_desk() {
        List<Waiting> files = waiting(5);
        approve(batch(files));
        for (Waiting one : files) {
            long id = one.file().id();
            assertThat(strings(
                            "select status || coalesce(due_on::text, '') from application.application where id = ?",
                            id))
                    .containsExactly("APPROVED");
            assertThat(strings(
                            "select concat_ws('|', action, from_status, to_status, actor_id) from application.move where application_id = ?",
                            id))
                    .containsExactly("APPROVE|AWAITING_APPROVAL|APPROVED|" + ministry.accountId());
            assertThat(count("application.work_item where application_id = ?", id))
                    .isZero();
            assertThat(AUDIT.of(one.file().publicId()))
                    .extracting(entry -> entry.action())
                    .containsExactly("application.APPROVE");
            assertThat(strings(
                            "select concat_ws('|', type, recipient) from notification.outbox where subject_id = ?",
                            one.file().publicId()))
                    .containsExactly("APPLICATION_APPROVED|" + one.person().email());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2034-05-04, 10:00, 2034-05-04, 2039-05-03",
        "2034-12-31, 23:59, 2034-12-31, 2039-12-30",
        "2035-01-01, 00:00, 2035-01-01, 2039-12-31", // still last year in London
        "2031-03-01, 10:00, 2031-03-01, 2036-02-29",
        "2036-02-29, 10:00, 2036-02-29, 2041-02-27",
        "2036-03-01, 10:00, 2036-03-01, 2041-02-28"
    })
    void a_term_runs_five_years_from_the_day_of_approval(LocalDate on, LocalTime at, LocalDate from, LocalDate to) {
        CLOCK.moveTo(on.atTime(at).atZone(ClockProducer.ZONE).toInstant());
        Waiting one = waiting(1).get(0);
        approve(batch(List.of(one)));
        assertThat(REGISTER.ofPerson(one.person().id())).hasValueSatisfying(registration -> {
            assertThat(registration.validFrom()).isEqualTo(from);
            assertThat(registration.validTo()).isEqualTo(to);
            assertThat(registration.number()).startsWith(String.valueOf(from.getYear()));
            assertThat(registration.category()).isEqualTo(PracticeCategory.CHEMICAL);
        });
    }

    @Test
    void a_certificate_says_what_was_decided_and_is_sealed() {
        List<Waiting> files = waiting(3);
        approve(batch(files));
        for (Waiting one : files) {
            Registration registration = REGISTER.ofPerson(one.person().id()).orElseThrow();
            assertThat(registration.certificateCode()).matches("[0-9A-HJKMNP-TV-Z]{20}");
            IssuedCertificate issued =
                    REGISTER.issued(registration.certificateCode()).orElseThrow();
            assertThat(issued.portraitFileId()).isEqualTo(one.person().portraitFileId());
            assertThat(issued.snapshot()).satisfies(says -> {
                assertThat(says.code()).isEqualTo(registration.certificateCode());
                assertThat(says.number()).isEqualTo(registration.number());
                assertThat(says.name()).isEqualTo(one.person().name());
                assertThat(says.maskedIdNumber()).isEqualTo(one.person().maskedIdNumber());
                assertThat(says.category()).isEqualTo(PracticeCategory.CHEMICAL);
                assertThat(says.employerName()).isEqualTo("虚构化工有限公司");
                assertThat(says.agencyName()).isEqualTo(AGENCIES.names().get(agency));
                assertThat(says.validFrom()).isEqualTo(day).isEqualTo(says.issuedOn());
                assertThat(says.validTo()).isEqualTo(LocalDate.of(year + 5, 5, 3));
            });
            assertThat(strings(
                                    "select encode(snapshot, 'escape') from certificate.certificate where code = ?",
                                    registration.certificateCode())
                            .get(0))
                    .doesNotContain(registration.number(), one.person().name());
        }
        assertThat(files)
                .extracting(one ->
                        REGISTER.ofPerson(one.person().id()).orElseThrow().certificateCode())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_copy_of_every_certificate_waits_to_be_made() {
        List<Waiting> files = waiting(3);
        approve(batch(files));
        for (Waiting one : files) {
            assertThat(strings(
                            """
                            select concat_ws('|', y.item, y.status, y.agency_id, e.status, e.actor_id)
                            from certificate.registration r join certificate.certificate c on c.registration_id = r.id
                            join certificate.copy y on y.certificate_id = c.id
                            join certificate.copy_event e on e.copy_id = y.id where r.person_id = ?
                            """,
                            one.person().id()))
                    .containsExactly("CERTIFICATE|TO_PRODUCE|" + agency + "|TO_PRODUCE|" + ministry.accountId());
        }
    }

    @Test
    void the_announced_list_names_the_batch_and_nobody_else() {
        List<Waiting> files = waiting(5);
        UUID batch = batch(files);
        approve(batch);
        Announcement list = announcements.find(year, 1).orElseThrow();
        assertThat(list.people()).isEqualTo(5);
        assertThat(list.publishedAt()).isEqualTo(CLOCK.instant());
        assertThat(count("publicity.announcement where batch = ? and year = ? and number = 1", batch, year))
                .isEqualTo(1);
        assertThat(list.entries())
                .isEqualTo(IntStream.range(0, 5)
                        .mapToObj(i -> new Announcement.Entry(
                                i + 1,
                                "测试",
                                numbers(1, 5).get(i),
                                PracticeCategory.CHEMICAL,
                                "虚构化工有限公司",
                                AGENCIES.names().get(agency),
                                ApplicationKind.INITIAL))
                        .toList());
        assertThat(strings(
                        """
                        select e.application::text from publicity.announcement_entry e
                        join publicity.announcement n on n.id = e.announcement_id where n.batch = ? order by e.position
                        """,
                        batch))
                .isEqualTo(files.stream()
                        .map(one -> one.file().publicId().toString())
                        .toList());
        approve(batch(waiting(1)));
        assertThat(announcements.all())
                .filteredOn(one -> one.year() == year)
                .extracting(Announcement::number, Announcement::people)
                .containsExactly(tuple(2, 1), tuple(1, 5));
    }

    @Test
    void employers_are_recorded_and_numbers_become_names_to_sign_in_with() {
        List<Waiting> files = waiting(2);
        long account = account(files.get(0).person());
        approve(batch(files));
        assertThat(strings(
                        "select name from employer.employer where credit_code = ?",
                        files.get(1).employerCode()))
                .containsExactly("虚构化工有限公司");
        assertThat(strings("select kind || value from account.sign_in_name where account_id = ?", account))
                .containsExactly("REGISTRATION_NUMBER" + numbers(1, 1).get(0));
        assertThat(count("account.sign_in_name where value = ?", numbers(2, 2).get(0)))
                .isZero();
    }

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
                insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                    employer_code, employer_name, agency_id)
                values (gen_random_uuid(), ?, ?, 'LEGACY', '2015-01-01', 'CHEMICAL', 'x', 'x', 1)
                """,
                registered.id(),
                "2015" + String.format("%07d", registered.id())));
        assertRefused(
                batch(files),
                Finding.of("PERSON_REGISTERED", null, "R7")
                        .having("测试", "2015" + String.format("%07d", registered.id())));
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

    @Test
    void a_refused_file_leaves_the_batch_with_its_reasons_and_the_others_are_approved() {
        List<Waiting> files = waiting(3);
        UUID batch = batch(files);
        LaidFile refused = files.get(1).file();
        as(ministry, () -> {
            BATCHES.reject(
                    refused.publicId(),
                    List.of(new ReasonGiven("employer.name", ReasonCode.DUPLICATE_EMPLOYER, "在两个以上单位注册")),
                    null);
            return "";
        });
        assertThat(approve(batch)).isEqualTo(2);
        assertThat(strings("select status from application.application where id = ?", refused.id()))
                .containsExactly("REFUSED");
        assertThat(REGISTER.ofPerson(refused.personId())).isEmpty();
        assertThat(strings(
                        "select type || (details ->> 'reasons') from notification.outbox where subject_id = ?",
                        refused.publicId()))
                .containsExactly("APPLICATION_REFUSED· 在两个以上单位注册");
    }

    @Test
    void costs_the_same_statements_for_one_and_for_sixty() {
        UUID one = batch(waiting(1));
        List<String> costOfOne = Statements.of(JDBI, () -> approve(one));
        UUID sixty = batch(waiting(60));
        List<String> costOfSixty = Statements.of(JDBI, () -> approve(sixty));
        assertThat(costOfSixty).isEqualTo(costOfOne).hasSizeLessThanOrEqualTo(20);
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

    private int approve(UUID batch) {
        return as(ministry, () -> BATCHES.approve(batch));
    }

    /** Puts the files into the open batch and tells which it is. */
    private UUID batch(List<Waiting> files) {
        return as(ministry, () -> {
            BATCHES.add(files.stream().map(one -> one.file().publicId()).toList());
            return BATCHES.preview().batch();
        });
    }

    private List<Waiting> waiting(int count) {
        long portrait = Filer.portrait();
        Map<String, String> policy = POLICY.at(today()).asMap();
        List<Person> people = people(count);
        return inTransaction(() -> {
            List<Waiting> files = new ArrayList<>();
            for (Person person : people) {
                PEOPLE.keepPortrait(person.id(), portrait);
                LaidFile file = LaidFile.lay(
                        JDBI,
                        ApplicationKind.INITIAL,
                        Status.AWAITING_APPROVAL,
                        person.id(),
                        agency,
                        CLOCK.instant(),
                        policy);
                String code =
                        SampleNumbers.creditCode(60_000_000 + (int) next()).value();
                JDBI.useHandle(handle -> handle.execute(
                        "update application.application set employer_code = ? where id = ?", code, file.id()));
                files.add(new Waiting(file, PEOPLE.get(person.id()), code));
            }
            return files;
        });
    }

    private static long account(Person person) {
        return JDBI.withHandle(handle -> handle.createQuery(
                        """
                        insert into account.account (id, public_id, person_id, name, email, locale, enabled, created_at)
                        values (nextval('account.account_seq'), gen_random_uuid(), :person, :name, 'x@b.example', 'zh-CN', true, now())
                        returning id
                        """)
                .bind("person", person.id())
                .bind("name", person.name())
                .mapTo(Long.class)
                .one());
    }

    private List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> String.format("%d%07d", year, i))
                .toList();
    }
}
