package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.rmocse.account.Officer;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Role;
import org.rmocse.shared.Ties;

/** How files come into hands: next in line, assigned and taken from a colleague; and the views an officer keeps. */
class HandingOutFilesDbIT extends ProcessDatabaseTest {

    private static final Assignments ASSIGNMENTS = new Assignments(JDBI, CLOCK, CURRENT, ACCOUNTS, AUDIT);
    private static final SavedViews VIEWS = new SavedViews(JDBI, CLOCK, CURRENT);
    private static final QueueFilter SUBMITTED = QueueFilter.of(Status.SUBMITTED);

    private final long agency = agency();
    private final Actor manager = officer(agency, Role.AGENCY_MANAGER);

    @Test
    void those_who_ask_for_the_next_file_at_once_get_different_ones_the_most_urgent_first() throws Exception {
        List<LaidFile> files = lay(Status.SUBMITTED, 12);
        due(files.get(11), "2026-11-24");
        List<Callable<List<UUID>>> works = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Actor officer = officer(agency, Role.AGENCY_REVIEWER);
            works.add(() -> {
                List<UUID> got = new ArrayList<>();
                for (int n = 0; n < 4; n++) {
                    got.add(as(officer, () -> QUEUE.next(SUBMITTED)));
                }
                return got;
            });
        }
        List<List<UUID>> got = AtOnce.run(works);
        assertThat(got.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(LaidFile::publicId).toList());
        assertThat(got).anySatisfy(one -> assertThat(one.get(0))
                .isEqualTo(files.get(11).publicId()));
        assertThat(refused(() -> as(officer(agency, Role.AGENCY_REVIEWER), () -> QUEUE.next(SUBMITTED))))
                .containsExactly(Finding.of("NOTHING_IN_LINE", null));
    }

    @Test
    void two_who_have_not_committed_yet_hold_different_files() {
        List<LaidFile> files = lay(Status.SUBMITTED, 2);
        UUID first = as(officer(agency, Role.AGENCY_REVIEWER), () -> {
            UUID mine = QUEUE.next(SUBMITTED);
            List<UUID> theirs = AtOnce.run(List.<Callable<UUID>>of(
                    () -> as(officer(agency, Role.AGENCY_REVIEWER), () -> QUEUE.next(SUBMITTED))));
            assertThat(theirs).containsExactly(files.get(1).publicId());
            return mine;
        });
        assertThat(first).isEqualTo(files.get(0).publicId());
    }

    @Test
    void the_next_file_is_of_those_the_filter_leaves() {
        List<LaidFile> files = lay(Status.SUBMITTED, 3);
        JDBI.useHandle(handle -> handle.execute(
                "update application.work_item set person_name = '欧阳远山' where application_id = ?",
                files.get(2).id()));
        QueueFilter named = QueueFilter.of(java.util.Map.of("person", "远山", "holder", "mine"), Status.SUBMITTED);
        assertThat(as(officer(agency, Role.AGENCY_REVIEWER), () -> QUEUE.next(named)))
                .isEqualTo(files.get(2).publicId());
    }

    @Test
    void a_file_that_fairness_keeps_an_officer_from_is_neither_next_nor_taken_nor_assigned() {
        LaidFile file = lay(Status.REPORTED, 1).get(0);
        Actor passedIt = withId(LaidFile.INITIAL_REVIEWER, Ties.NONE);
        Actor bound = withId(next(), new Ties(Set.of(file.personId()), Set.of()));
        QueueFilter reported = QueueFilter.of(
                java.util.Map.of("who", PEOPLE.get(file.personId()).publicId().toString()), Status.REPORTED);
        for (Actor kept : List.of(passedIt, bound)) {
            assertThat(refused(() -> as(kept, () -> QUEUE.next(reported))))
                    .extracting(Finding::code)
                    .containsExactly("NOTHING_IN_LINE");
        }
        assertThat(refused(() -> claim(passedIt, file)))
                .extracting(Finding::code)
                .containsExactly("FOUR_EYES");
        assertThat(refused(() -> claim(bound, file))).extracting(Finding::code).containsExactly("CONFLICT_OF_INTEREST");

        Actor colleague = Staff.officer(JDBI, Role.FINAL_REVIEWER, null);
        JDBI.useHandle(handle -> handle.execute(
                "update application.application set initial_reviewer_id = ? where id = ?",
                colleague.accountId(),
                file.id()));
        assertThat(refused(() -> assign(officer(null, Role.FINAL_REVIEWER), Desk.CENTRE, colleague, file)))
                .containsExactly(Finding.of("NOT_ASSIGNED", null).having(colleague.name(), null));
        assertThat(as(withId(next(), Ties.NONE), () -> QUEUE.next(reported))).isEqualTo(file.publicId());
    }

    @Test
    void a_manager_gives_the_own_agencys_files_to_its_reviewers_and_whoever_had_one_is_told() {
        List<LaidFile> files = lay(Status.SUBMITTED, 3);
        LaidFile elsewhere = LaidFile.lay(
                JDBI,
                ApplicationKind.INITIAL,
                Status.SUBMITTED,
                person().id(),
                agency(),
                MONDAY,
                POLICY.at(today()).asMap());
        Actor had = Staff.reviewer(JDBI, agency);
        Actor gets = Staff.reviewer(JDBI, agency);
        claim(had, files.get(0));

        assertThat(as(manager, () -> ASSIGNMENTS.colleagues(Desk.AGENCY)))
                .extracting(Officer::publicId)
                .containsExactlyInAnyOrder(had.publicId(), gets.publicId());
        assertThat(assign(manager, Desk.AGENCY, gets, files.get(0), files.get(1), elsewhere))
                .isEqualTo(2);
        assertThat(holder(files.get(0))).isEqualTo(gets.name());
        assertThat(holder(files.get(1))).isEqualTo(gets.name());
        assertThat(holder(files.get(2))).isEqualTo("-");
        assertThat(holder(elsewhere)).isEqualTo("-");
        assertThat(AUDIT.of(files.get(0).publicId()))
                .extracting(entry -> entry.action() + entry.detail())
                .contains("application.assigned{\"to\": \"" + gets.name() + "\"}");
        List<HandedOver> told = as(had, ASSIGNMENTS::handedOver);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.toName()).isEqualTo(gets.name());
            assertThat(one.byName()).isEqualTo(manager.name());
        });
        assertThat(as(gets, ASSIGNMENTS::handedOver)).isEmpty();
        as(had, () -> {
            ASSIGNMENTS.noted(told.get(0).number());
            return null;
        });
        assertThat(as(had, ASSIGNMENTS::handedOver)).isEmpty();
    }

    @Test
    void nobody_assigns_at_a_desk_that_is_not_the_own_or_to_somebody_who_does_not_decide_there() {
        LaidFile file = lay(Status.SUBMITTED, 1).get(0);
        Actor gets = Staff.reviewer(JDBI, agency);
        Actor elsewhere = Staff.reviewer(JDBI, agency());
        Actor centre = Staff.officer(JDBI, Role.FINAL_REVIEWER, null);
        for (Actor actor : List.of(
                officer(agency, Role.AGENCY_REVIEWER),
                officer(agency(), Role.AGENCY_MANAGER),
                centre,
                officer(null, Role.MINISTRY_OFFICER))) {
            assertThat(refused(() -> assign(actor, Desk.AGENCY, gets, file)))
                    .extracting(Finding::code)
                    .containsExactly("NOT_FOUND");
        }
        for (Actor colleague : List.of(elsewhere, centre, manager)) {
            assertThat(refused(() -> assign(manager, Desk.AGENCY, colleague, file)))
                    .extracting(Finding::code)
                    .containsExactly("NOT_FOUND");
        }
        assertThat(holder(file)).isEqualTo("-");
        assertThat(as(manager, () -> ASSIGNMENTS.assigns(Status.SUBMITTED))).isTrue();
        assertThat(as(manager, () -> ASSIGNMENTS.assigns(Status.INITIAL_PASSED)))
                .isFalse();
        assertThat(as(gets, () -> ASSIGNMENTS.assigns(Status.SUBMITTED))).isFalse();
        assertThat(as(centre, () -> ASSIGNMENTS.assigns(Status.REPORTED))).isTrue();
        assertThat(as(centre, () -> ASSIGNMENTS.colleagues(Desk.AGENCY))).isEmpty();
    }

    @Test
    void a_closed_account_is_nobodys_colleague() {
        Actor gone = Staff.reviewer(JDBI, agency);
        JDBI.useHandle(
                handle -> handle.execute("update account.account set enabled = false where id = ?", gone.accountId()));
        assertThat(as(manager, () -> ASSIGNMENTS.colleagues(Desk.AGENCY))).isEmpty();
    }

    @Test
    void an_officer_keeps_up_to_twelve_views_that_nobody_else_sees() {
        Actor officer = officer(agency, Role.AGENCY_REVIEWER);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < SavedViews.MOST; i++) {
            keep(officer, "筛选" + i, SUBMITTED);
            names.add("筛选" + i);
        }
        QueueFilter filter = QueueFilter.of(java.util.Map.of("clock", "NEAR"), Status.SUBMITTED);
        keep(officer, " 筛选3 ", filter);
        assertThat(refused(() -> keep(officer, "第十三", SUBMITTED)))
                .extracting(Finding::code)
                .containsExactly("TOO_MANY_VIEWS");
        assertThat(refused(() -> keep(officer, " ", SUBMITTED))).containsExactly(Finding.of("REQUIRED", "viewName"));
        assertThat(refused(() -> keep(officer, "长".repeat(41), SUBMITTED)))
                .extracting(Finding::code)
                .containsExactly("TOO_LONG");
        List<SavedView> views = as(officer, () -> VIEWS.list(Desk.AGENCY));
        assertThat(views).extracting(SavedView::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(views)
                .filteredOn(view -> view.name().equals("筛选3"))
                .extracting(SavedView::address)
                .containsExactly(filter.address());
        Actor other = officer(agency, Role.AGENCY_REVIEWER);
        assertThat(as(other, () -> VIEWS.list(Desk.AGENCY))).isEmpty();
        drop(other, views.get(0));
        assertThat(as(officer, () -> VIEWS.list(Desk.AGENCY))).hasSize(SavedViews.MOST);
        drop(officer, views.get(0));
        assertThat(as(officer, () -> VIEWS.list(Desk.AGENCY))).hasSize(SavedViews.MOST - 1);
        assertThat(as(officer, () -> VIEWS.list(Desk.CENTRE))).isEmpty();
    }

    private static void keep(Actor officer, String name, QueueFilter filter) {
        as(officer, () -> {
            VIEWS.keep(Desk.AGENCY, name, filter);
            return null;
        });
    }

    private static void drop(Actor officer, SavedView view) {
        as(officer, () -> {
            VIEWS.drop(view.publicId());
            return null;
        });
    }

    private static void claim(Actor officer, LaidFile file) {
        as(officer, () -> {
            QUEUE.claim(file.publicId());
            return null;
        });
    }

    private static int assign(Actor actor, Desk desk, Actor colleague, LaidFile... files) {
        return as(
                actor,
                () -> ASSIGNMENTS.assign(
                        desk, List.of(files).stream().map(LaidFile::publicId).toList(), colleague.publicId()));
    }

    private static Actor withId(long id, Ties ties) {
        return new Actor(id, UUID.randomUUID(), "终审员", Set.of(Role.FINAL_REVIEWER), null, null, ties);
    }

    private static String holder(LaidFile file) {
        return strings(
                        "select coalesce(officer_name, '-') from application.work_item where application_id = ?",
                        file.id())
                .get(0);
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

    private static void due(LaidFile file, String day) {
        JDBI.useHandle(handle -> handle.execute(
                "update application.work_item set due_on = ?::date where application_id = ?", day, file.id()));
    }
}
