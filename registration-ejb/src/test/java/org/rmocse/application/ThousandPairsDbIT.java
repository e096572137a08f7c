package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.shared.Actor;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;

/** A thousand pairs who act on one file at the same moment: one of each wins, the other is told who it was and when. */
class ThousandPairsDbIT extends ProcessDatabaseTest {

    private static final int PAIRS = 500;
    private static final int PATIENCE = 60;

    private final long agency = agency();

    @Test
    void of_two_officers_one_decides() throws Exception {
        List<LaidFile> files = files();
        Actor first = officer(agency, Role.AGENCY_REVIEWER);
        Actor second = officer(agency, Role.AGENCY_REVIEWER);
        Race race = run(
                files,
                file -> List.of(
                        () -> decide(file, Action.PASS_INITIAL, first),
                        () -> decide(file, Action.REFUSE_INITIAL, second)));

        assertOneWinnerEach(files, race, Set.of(Status.INITIAL_PASSED, Status.REFUSED));
        assertThat(race.losers()).allSatisfy(told -> {
            assertThat(told.code()).isEqualTo("MOVE_NOT_ALLOWED");
            assertThat(told.have()).isIn(first.name(), second.name());
            assertThat(told.need()).isEqualTo("2026-11-23 10:00:00");
        });
    }

    @Test
    void of_an_officer_and_a_withdrawal_one_comes_first() throws Exception {
        List<LaidFile> files = files();
        Actor reviewer = officer(agency, Role.AGENCY_REVIEWER);
        Race race = run(files, file -> {
            Actor owner = new Actor(next(), PublicId.next(), "申请人", Set.of(Role.APPLICANT), file.personId(), null);
            return List.of(
                    () -> decide(file, Action.PASS_INITIAL, reviewer), () -> decide(file, Action.WITHDRAW, owner));
        });

        assertOneWinnerEach(files, race, Set.of(Status.INITIAL_PASSED, Status.WITHDRAWN));
        assertThat(race.losers()).allSatisfy(told -> {
            assertThat(told.code()).isEqualTo("MOVE_NOT_ALLOWED");
            assertThat(told.have()).isIn(reviewer.name(), "申请人");
            assertThat(told.need()).isEqualTo("2026-11-23 10:00:00");
        });
    }

    private void assertOneWinnerEach(List<LaidFile> files, Race race, Set<Status> ends) {
        assertThat(race.losers()).hasSize(PAIRS);
        Long[] ids = files.stream().map(LaidFile::id).toArray(Long[]::new);
        assertThat(strings(
                        "select count(*) from application.move where application_id = any(?) group by application_id",
                        ids))
                .hasSize(PAIRS)
                .containsOnly("1");
        assertThat(strings("select distinct status from application.application where id = any(?)", ids).stream()
                        .map(Status::valueOf))
                .isSubsetOf(ends);
        assertThat(strings(
                        """
                        select count(*) from application.application a join application.move m on m.application_id = a.id
                        where a.id = any(?) and a.status = m.to_status
                          and exists (select 1 from audit.entry e where e.object_id = a.public_id and e.action = 'application.' || m.action)
                        """,
                        ids))
                .containsExactly(String.valueOf(PAIRS));
    }

    /** What the second of each pair was told. */
    private record Race(List<Finding> losers) {}

    private Race run(List<LaidFile> files, Function<LaidFile, List<Callable<Object>>> pair) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Finding> losers = new ArrayList<>();
        try {
            for (LaidFile file : files) {
                List<Future<Object>> both = new ArrayList<>();
                for (Callable<Object> deed : pair.apply(file)) {
                    both.add(threads.submit(() -> {
                        start.await(PATIENCE, TimeUnit.SECONDS);
                        return outcome(deed);
                    }));
                }
                List<Object> outcomes = new ArrayList<>();
                for (Future<Object> one : both) {
                    outcomes.add(one.get(PATIENCE, TimeUnit.SECONDS));
                }
                assertThat(outcomes.stream().filter(Moved.class::isInstance)).hasSize(1);
                outcomes.stream()
                        .filter(List.class::isInstance)
                        .flatMap(told -> ((List<?>) told).stream())
                        .forEach(told -> losers.add((Finding) told));
            }
        } finally {
            threads.shutdownNow();
        }
        return new Race(losers);
    }

    private static Object decide(LaidFile file, Action action, Actor actor) throws Rejected {
        return inTransaction(() -> MOVES.performOne(action, file.id(), actor, CLOCK.instant(), Decision.NONE));
    }

    private List<LaidFile> files() {
        List<Person> people = people(PAIRS);
        return people.stream()
                .map(person -> LaidFile.lay(
                        JDBI,
                        ApplicationKind.INITIAL,
                        Status.UNDER_INITIAL_REVIEW,
                        person.id(),
                        agency,
                        MONDAY,
                        POLICY.at(today()).asMap()))
                .collect(Collectors.toList());
    }
}
