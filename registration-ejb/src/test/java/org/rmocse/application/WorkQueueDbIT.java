package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** The queues: what a filter leaves, page by page while files move, counted no further than needed, own agency only. */
class WorkQueueDbIT extends ProcessDatabaseTest {

    private final long agency = agency();
    private final Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);

    @Test
    void pages_follow_each_other_without_gap_or_repetition_while_files_move() {
        List<LaidFile> files = lay(Status.SUBMITTED, 2 * WorkQueue.PAGE + 20);
        due(files.subList(0, 60), "2026-11-27");
        due(files.subList(60, 100), "2026-11-25");
        QueueFilter filter = QueueFilter.of(Status.SUBMITTED);

        QueuePart first = list(filter, null);
        assertThat(first.files()).hasSize(WorkQueue.PAGE);
        assertThat(first.earlier()).isNull();
        QueuedFile lastShown = first.files().get(WorkQueue.PAGE - 1);
        // the file at the seam and one on the page move on; another comes in before
        leave(lastShown.publicId());
        leave(first.files().get(3).publicId());
        due(lay(Status.SUBMITTED, 1), "2026-11-24");

        QueuePart second = list(filter, first.later());
        QueuePart third = list(filter, second.later());
        List<UUID> seen = new ArrayList<>();
        for (QueuePart part : List.of(first, second, third)) {
            part.files().forEach(file -> seen.add(file.publicId()));
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(ids(files)).hasSize(files.size());
        assertThat(third.later()).isNull();
        assertThat(third.files()).extracting(QueuedFile::dueOn).containsOnlyNulls();
        assertThat(list(filter, third.earlier()).files()).isEqualTo(second.files());
        assertThat(QueuePlace.parse(second.later().key(), false)).contains(second.later());
        assertThat(QueuePlace.parse("2026-11-24", false)).isEmpty();
    }

    @Test
    void going_back_from_the_second_page_shows_the_first_and_no_way_further_back() {
        lay(Status.SUBMITTED, WorkQueue.PAGE + 2);
        QueueFilter filter = QueueFilter.of(Status.SUBMITTED);
        QueuePart first = list(filter, null);
        QueuePart second = list(filter, first.later());
        QueuePart back = list(filter, second.earlier());
        assertThat(back.files()).isEqualTo(first.files());
        assertThat(back.earlier()).isNull();
        assertThat(back.later()).isEqualTo(first.later());
    }

    @Test
    void is_narrowed_by_two_characters_of_a_name_wherever_they_stand() {
        LaidFile wanted = named("欧阳远山", "虚构_宏远矿业有限公司");
        LaidFile other = named("山远", "虚构化工有限公司");
        assertThat(find("person", "远山")).containsExactly(wanted.publicId());
        assertThat(find("person", "欧阳远")).containsExactly(wanted.publicId());
        assertThat(find("person", "欧远")).isEmpty();
        assertThat(find("person", "欧")).containsExactly(wanted.publicId());
        assertThat(find("person", "%")).isEmpty();
        assertThat(find("employer", "矿业")).containsExactly(wanted.publicId());
        assertThat(find("employer", "构_")).containsExactly(wanted.publicId());
        assertThat(find("employer", "虚构")).containsExactly(wanted.publicId(), other.publicId());
        assertThat(find("employer", "司有")).isEmpty();
        assertThat(find("person", "远山", "employer", "矿业")).containsExactly(wanted.publicId());
        assertThat(find("person", "远山", "employer", "化工")).isEmpty();
    }

    @Test
    void a_name_that_many_bear_is_read_in_order_as_one_that_few_bear() {
        List<LaidFile> many = lay(Status.SUBMITTED, QueueSql.MANY + 20);
        QueueFilter filter = filter("employer", "虚构");
        List<UUID> seen = new ArrayList<>();
        QueuePart part = list(filter, null);
        part.files().forEach(file -> seen.add(file.publicId()));
        while (part.later() != null) {
            part = list(filter, part.later());
            part.files().forEach(file -> seen.add(file.publicId()));
        }
        assertThat(seen).containsExactlyElementsOf(ids(many));
    }

    @Test
    void is_narrowed_by_kind_category_receipt_clock_and_person() {
        LaidFile plain = lay(Status.SUBMITTED, 1).get(0);
        LaidFile other = lay(Status.SUBMITTED, 1).get(0);
        set(other, "kind = 'RENEWAL', category = 'COAL_MINE', receipt_number = 'SLX" + other.id() + "'");
        due(List.of(plain), "2026-11-20");
        assertThat(find("kind", "RENEWAL")).containsExactly(other.publicId());
        assertThat(find("category", "COAL_MINE")).containsExactly(other.publicId());
        assertThat(find("category", "COAL_MINE", "employer", "虚构")).containsExactly(other.publicId());
        assertThat(find("receipt", "slx" + other.id())).containsExactly(other.publicId());
        assertThat(find("receipt", "LX" + other.id())).isEmpty();
        assertThat(find("clock", "OVERDUE")).containsExactly(plain.publicId());
        assertThat(find("clock", "NONE")).containsExactly(other.publicId());
        String number = PEOPLE.reveal(reviewer, other.personId(), "test").value();
        UUID person = as(reviewer, () -> QUEUE.person(number));
        assertThat(find("who", person.toString())).containsExactly(other.publicId());
        assertThat(find("who", UUID.randomUUID().toString())).isEmpty();
        assertThat(refused(() -> as(reviewer, () -> QUEUE.person("123"))))
                .extracting(Finding::code)
                .containsExactly("ID_NUMBER_INVALID");
    }

    @Test
    void the_clock_filters_agree_with_the_colours() {
        Map<Nearness, List<UUID>> expected = new HashMap<>();
        for (int day = -3; day < 14; day++) {
            LocalDate on = today().plusDays(day);
            LaidFile file = lay(Status.SUBMITTED, 1).get(0);
            due(List.of(file), on.toString());
            TimeLeft left =
                    TimeLeft.until(on, today(), new org.rmocse.shared.Calendar(JDBI).workingDays(), POLICY.at(today()));
            Nearness near =
                    switch (left.urgency()) {
                        case OVERDUE -> Nearness.OVERDUE;
                        case SOON -> Nearness.NEAR;
                        case CALM -> Nearness.IN_TIME;
                    };
            expected.computeIfAbsent(near, any -> new ArrayList<>()).add(file.publicId());
        }
        expected.forEach((near, files) ->
                assertThat(find("clock", near.name())).as(near.name()).containsExactlyElementsOf(files));
        assertThat(expected).hasSize(3);
        QueueCounts counts = as(reviewer, () -> QUEUE.counts(Desk.AGENCY));
        assertThat(counts.near())
                .containsEntry(Status.SUBMITTED, expected.get(Nearness.NEAR).size())
                .containsEntry(Status.UNDER_INITIAL_REVIEW, 0);
        assertThat(counts.overdue())
                .containsEntry(Status.SUBMITTED, expected.get(Nearness.OVERDUE).size());
        assertThat(counts.whereNear()).containsExactly(Status.SUBMITTED);
        assertThat(counts.whereOverdue()).containsExactly(Status.SUBMITTED);
    }

    @Test
    void is_narrowed_by_what_a_file_was_returned_for_before() {
        Person person = person();
        Filer filer = Filer.submitted(person, agency);
        lay(Status.SUBMITTED, 1);
        assertThat(find("reason", "CONTRACT_INCOMPLETE")).isEmpty();
        as(reviewer, () -> {
            QUEUE.claim(filer.application);
            REVIEWS.returnForCorrection(
                    filer.application,
                    List.of(new ReasonGiven("materials.CONTRACT", ReasonCode.CONTRACT_INCOMPLETE, "缺页")),
                    null);
            return null;
        });
        assertThat(find("reason", "CONTRACT_INCOMPLETE")).isEmpty();
        filer.attach(MaterialCode.CONTRACT);
        filer.attachForm();
        filer.submit();
        assertThat(find("reason", "CONTRACT_INCOMPLETE")).containsExactly(filer.application);
        assertThat(find("reason", "IMG_UNCLEAR")).isEmpty();
    }

    @Test
    void is_narrowed_by_who_has_a_file_in_hand() {
        List<LaidFile> files = lay(Status.SUBMITTED, 3);
        Actor colleague = Staff.reviewer(JDBI, agency);
        as(reviewer, () -> {
            QUEUE.claim(files.get(0).publicId());
            return null;
        });
        as(colleague, () -> {
            QUEUE.claim(files.get(1).publicId());
            return null;
        });
        assertThat(find("holder", "mine")).containsExactly(files.get(0).publicId());
        assertThat(find("holder", "nobody")).containsExactly(files.get(2).publicId());
        assertThat(find("holder", colleague.publicId().toString()))
                .containsExactly(files.get(1).publicId());
        assertThat(find("holder", UUID.randomUUID().toString())).isEmpty();
        assertThat(as(reviewer, () -> QUEUE.counts(Desk.AGENCY)).held()).isEqualTo(1);
    }

    @Test
    void an_agency_reads_and_counts_its_own_files_only() {
        LaidFile file = named("欧阳远山", "虚构_宏远矿业有限公司");
        due(List.of(file), "2026-11-20");
        Actor stranger = officer(agency(), Role.AGENCY_REVIEWER);
        for (QueueFilter filter : List.of(
                QueueFilter.of(Status.SUBMITTED),
                filter("person", "远山"),
                filter("employer", "矿业"),
                filter("category", "CHEMICAL"),
                filter("kind", "INITIAL"),
                filter("clock", "OVERDUE"),
                filter("holder", "nobody"),
                filter("receipt", "t"),
                filter("who", PEOPLE.get(file.personId()).publicId().toString()))) {
            assertThat(list(filter, null).files()).as(filter.address()).hasSize(1);
            assertThat(as(stranger, () -> QUEUE.list(filter, null)).files())
                    .as(filter.address())
                    .isEmpty();
            assertThat(as(stranger, () -> QUEUE.head(filter)).files()).isEmpty();
            assertThat(refused(() -> as(stranger, () -> QUEUE.next(filter))))
                    .extracting(Finding::code)
                    .containsExactly("NOTHING_IN_LINE");
        }
        assertThat(as(stranger, () -> QUEUE.counts(Desk.AGENCY)).files().values())
                .containsOnly(0);
        assertThat(refused(() -> as(stranger, () -> QUEUE.counts(Desk.CENTRE))))
                .containsExactly(Finding.of("NOT_FOUND", null));
        Actor nowhere = officer(null, Role.AGENCY_REVIEWER);
        assertThat(refused(() -> as(nowhere, () -> QUEUE.list(QueueFilter.of(Status.SUBMITTED), null))))
                .containsExactly(Finding.of("NOT_FOUND", null));
    }

    @Test
    void nothing_is_counted_further_than_needed() {
        lay(Status.INITIAL_PASSED, 2);
        LaidFile one = lay(Status.SUBMITTED, 1).get(0);
        JDBI.useHandle(handle -> {
            handle.execute(
                    """
                    insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id,
                        policy, receipt_number, submitted_at, status_since, created_at, saved_at)
                    select nextval('application.application_seq'), gen_random_uuid(), 'REISSUE', 'AGENCY', 'SUBMITTED', person_id,
                        person_name, agency_id, policy, 'C' || gen_random_uuid(), submitted_at, status_since, created_at, saved_at
                    from application.application, generate_series(1, 1200) where id = ?
                    """,
                    one.id());
            handle.execute(
                    """
                    insert into application.work_item (application_id, public_id, agency_id, status, kind, person_id, person_name,
                        receipt_number, submitted_at, status_since)
                    select id, public_id, agency_id, status, kind, person_id, person_name, receipt_number, submitted_at, status_since
                    from application.application where agency_id = ? and kind = 'REISSUE'
                    """,
                    agency);
        });
        QueueCounts counts = as(reviewer, () -> QUEUE.counts(Desk.AGENCY));
        assertThat(counts.files())
                .isEqualTo(Map.of(
                        Status.SUBMITTED, QueueCounts.CAP, Status.UNDER_INITIAL_REVIEW, 0, Status.INITIAL_PASSED, 2));
    }

    @Test
    void the_head_of_the_line_is_as_long_as_one_decision_may_be_and_goes_by_the_filter() {
        int most = POLICY.at(today()).integer("bulk.most");
        List<LaidFile> files = lay(Status.SUBMITTED, most);
        due(files.subList(most - 1, most), "2026-11-25");
        set(files.get(0), "person_name = '欧阳远山'");
        set(files.get(1), "person_name = '欧阳远山'");
        QueueHead all = as(reviewer, () -> QUEUE.head(QueueFilter.of(Status.SUBMITTED)));
        assertThat(all.more()).isFalse();
        assertThat(all.files()).containsExactlyInAnyOrderElementsOf(ids(files));
        assertThat(all.files().subList(0, 2))
                .containsExactly(files.get(most - 1).publicId(), files.get(0).publicId());
        lay(Status.SUBMITTED, 1);
        QueueHead first = as(reviewer, () -> QUEUE.head(QueueFilter.of(Status.SUBMITTED)));
        assertThat(first).isEqualTo(new QueueHead(all.files(), true));
        assertThat(as(reviewer, () -> QUEUE.head(filter("person", "远山"))))
                .isEqualTo(new QueueHead(ids(files.subList(0, 2)), false));
    }

    @Test
    void a_line_says_how_a_file_is_set_aside_except_to_whom_is_bound_to_it() {
        LaidFile file = named("欧阳远山", "虚构_宏远矿业有限公司");
        assertThat(list(filter("person", "远山"), null).files().get(0).hold()).isNull();
        set(file, "held_reason = '等待来函', held_by = '初审员', held_at = now(), held_until = '2026-11-30'");
        String code = "9137" + next();
        JDBI.useHandle(handle ->
                handle.execute("update application.application set employer_code = ? where id = ?", code, file.id()));
        for (QueueFilter filter : List.of(QueueFilter.of(Status.SUBMITTED), filter("person", "远山"))) {
            assertThat(list(filter, null).files().get(0).hold())
                    .extracting(Hold::reason, Hold::by, Hold::until)
                    .containsExactly("等待来函", "初审员", LocalDate.of(2026, 11, 30));
            for (Ties ties : List.of(new Ties(Set.of(file.personId()), Set.of()), new Ties(Set.of(), Set.of(code)))) {
                Actor bound = new Actor(
                        reviewer.accountId(),
                        reviewer.publicId(),
                        reviewer.name(),
                        reviewer.roles(),
                        null,
                        agency,
                        ties);
                assertThat(as(bound, () -> QUEUE.list(filter, null))
                                .files()
                                .get(0)
                                .hold())
                        .isNull();
            }
        }
    }

    @Test
    void an_address_says_what_the_filter_asks_and_leaves_out_what_it_does_not_understand() {
        QueueFilter filter = filter("person", "远 山", "kind", "RENEWAL", "clock", "NEAR", "holder", "mine");
        assertThat(filter.address())
                .isEqualTo("status=SUBMITTED&person=%E8%BF%9C+%E5%B1%B1&kind=RENEWAL&clock=NEAR&holder=mine");
        assertThat(QueueFilter.of(filter.parameters(), null)).isEqualTo(filter);
        assertThat(filter("kind", "x", "who", "7", "holder", "' or 1=1", "employer", "业", "person", " "))
                .isEqualTo(QueueFilter.of(Status.SUBMITTED));
    }

    private QueuePart list(QueueFilter filter, QueuePlace place) {
        return as(reviewer, () -> QUEUE.list(filter, place));
    }

    private List<UUID> find(String... asked) {
        return list(filter(asked), null).files().stream()
                .map(QueuedFile::publicId)
                .toList();
    }

    private static QueueFilter filter(String... asked) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < asked.length; i += 2) {
            parameters.put(asked[i], asked[i + 1]);
        }
        return QueueFilter.of(parameters, Status.SUBMITTED);
    }

    private List<LaidFile> lay(Status status, int count) {
        return people(count).stream()
                .map(person -> LaidFile.lay(
                        JDBI,
                        ApplicationKind.INITIAL,
                        status,
                        person.id(),
                        agency,
                        MONDAY,
                        POLICY.at(today()).asMap()))
                .toList();
    }

    private LaidFile named(String person, String employer) {
        LaidFile file = lay(Status.SUBMITTED, 1).get(0);
        set(file, "person_name = '" + person + "', employer_name = '" + employer + "'");
        return file;
    }

    private static void set(LaidFile file, String what) {
        JDBI.useHandle(handle ->
                handle.execute("update application.work_item set " + what + " where application_id = ?", file.id()));
    }

    private static void due(List<LaidFile> files, String day) {
        files.forEach(file -> set(file, "due_on = '" + day + "'"));
    }

    private static void leave(UUID file) {
        JDBI.useHandle(handle -> handle.execute("delete from application.work_item where public_id = ?", file));
    }

    private static List<UUID> ids(List<LaidFile> files) {
        return files.stream().map(LaidFile::publicId).toList();
    }
}
