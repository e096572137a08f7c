package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rmocse.applicant.Person;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PublicId;

/**
 * Two years, day by day over both Spring Festivals and National Days with the official calendar, the timer going off at least
 * twice a day (D11, D23, R14): each thing happens on the day that was worked out by hand, and once.
 */
class SimulatedYearsDbIT extends ClockDatabaseTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 31);
    private static final LocalTime EARLY = LocalTime.of(0, 5);
    private static final LocalTime LATE = LocalTime.of(23, 55);

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, LaidFile> files = new HashMap<>();

    /** A line of the table. */
    private record Line(String who, String by, String at, String event, String due) {

        boolean isByTheClock() {
            return by.equals("clock");
        }

        LocalDateTime moment() {
            return LocalDateTime.parse(at);
        }
    }

    @Test
    void everything_happens_on_its_day_and_once() {
        List<Line> table = table();
        moveTo(FIRST.minusDays(1));
        layHolders();
        List<Line> done = table.stream()
                .filter(line -> !line.isByTheClock())
                .sorted(Comparator.comparing(Line::moment))
                .toList();
        List<String> wrongDays = new ArrayList<>();
        int next = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (LocalTime time : List.of(EARLY, LATE, LocalTime.MAX)) {
                for (; next < done.size() && !done.get(next).moment().isAfter(day.atTime(time)); next++) {
                    perform(done.get(next), wrongDays);
                }
                if (time != LocalTime.MAX) {
                    at(day.atTime(time));
                    tick();
                }
            }
        }
        assertThat(wrongDays).isEmpty();
        assertThat(next).isEqualTo(done.size());
        assertThat(happened())
                .containsExactlyInAnyOrderElementsOf(table.stream()
                        .filter(Line::isByTheClock)
                        .map(line -> String.join(" ", line.who(), line.at(), line.event(), line.due())
                                .strip())
                        .toList());
    }

    private void layHolders() {
        for (String end : List.of("2026-06-30", "2026-02-28", "2025-03-31")) {
            people.put("term to " + end, holder(LocalDate.parse(end)));
        }
        people.put("renewal filed", holder(LocalDate.of(2026, 9, 15)));
        people.put("renewal refused", holder(LocalDate.of(2026, 9, 30)));
        people.put("change filed", holder(LocalDate.of(2026, 9, 30)));
        people.put("change with renewal filed", holder(LocalDate.of(2026, 9, 30)));
        // of these none is to hear anything
        people.put("expired", holder(LocalDate.of(2024, 12, 31)));
        people.put("cancelled", ended("CANCELLED"));
        people.put("revoked", ended("REVOKED"));
        people.put("renewed", renewed());
        for (String issued : List.of("2020-02-29", "2020-10-10", "2015-05-01")) {
            people.put("qualified on " + issued, person(LocalDate.of(1980, 3, 4), LocalDate.parse(issued), "化工安全"));
        }
        Person registered = person(LocalDate.of(1980, 3, 4), LocalDate.of(2020, 10, 10), "化工安全");
        register(registered, LocalDate.of(2028, 6, 30));
        people.put("qualified and registered", registered);
        Person filing = person(LocalDate.of(1980, 3, 4), LocalDate.of(2020, 10, 10), "化工安全");
        lay(ApplicationKind.INITIAL, Status.UNDER_INITIAL_REVIEW, filing);
        people.put("qualified and filing", filing);
        people.put("qualified twice", qualifiedTwice());
    }

    private Person ended(String ending) {
        Person person = holder(LocalDate.of(2026, 6, 30));
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        update certificate.registration set ending = :ending, ended_on = '2024-12-01'
                        where person_id = :person
                        """)
                .bind("ending", ending)
                .bind("person", person.id())
                .execute());
        return person;
    }

    private Person renewed() {
        Person person = holder(LocalDate.of(2026, 6, 30));
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                        select id, 'RENEWAL', :basis, '2026-07-01', '2031-06-30', :at from certificate.registration
                        where person_id = :person
                        """)
                .bind("basis", PublicId.next())
                .bind("at", CLOCK.instant())
                .bind("person", person.id())
                .execute());
        return person;
    }

    /** The time for a first registration runs from the earliest qualification: it was over before the clocks began. */
    private Person qualifiedTwice() {
        Person person = person(LocalDate.of(1980, 3, 4), LocalDate.of(2019, 6, 1), "化工安全");
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into applicant.qualification (public_id, person_id, certificate_number, issued_on, category)
                        values (:id, :person, :number, '2020-10-10', 'OTHER')
                        """)
                .bind("id", PublicId.next())
                .bind("person", person.id())
                .bind("number", "TEST-SECOND-" + person.id())
                .execute());
        return person;
    }

    /** What the table says somebody does; the limit that begins with it has to end on the day the table says. */
    private void perform(Line line, List<String> wrongDays) {
        at(line.moment());
        if (line.event().startsWith("OPEN_")) {
            files.put(line.who(), open(line.event(), people.get(line.who())));
            return;
        }
        Action action = Action.valueOf(line.event());
        LaidFile file = files.computeIfAbsent(
                line.who(), any -> lay(action == Action.SUBMIT ? Status.DRAFT : Status.SUBMITTED));
        people.putIfAbsent(line.who(), PEOPLE.get(file.personId()));
        move(file, action);
        String due = due(file).on() == null ? "" : due(file).on().toString();
        if (!due.equals(line.due())) {
            wrongDays.add(line.who() + " at " + line.at() + ": due " + due + ", expected " + line.due());
        }
    }

    private LaidFile open(String what, Person person) {
        LaidFile file = lay(
                what.equals("OPEN_RENEWAL") ? ApplicationKind.RENEWAL : ApplicationKind.CHANGE,
                Status.UNDER_INITIAL_REVIEW,
                person);
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into application.section (application_id, step, schema_version, data, saved_at)
                        values (:id, 'CHANGE', 1, :data::jsonb, :at)
                        """)
                .bind("id", file.id())
                .bind(
                        "data",
                        Filing.json(
                                new Section.ChangeSection(false, true, false, what.equals("OPEN_CHANGE_WITH_RENEWAL"))))
                .bind("at", CLOCK.instant())
                .execute());
        return file;
    }

    /** Everything that happened by itself: moves of the system, and what the people of the table were told by the clocks. */
    private List<String> happened() {
        List<String> happened = new ArrayList<>();
        files.forEach((who, file) -> strings(
                        """
                        select (m.at at time zone 'Asia/Shanghai')::date || ' ' || m.action || coalesce(' ' || a.due_on, '')
                        from application.move m join application.application a on a.id = m.application_id
                        where m.application_id = ? and m.actor_id = 0
                        """,
                        file.id())
                .forEach(move -> happened.add(who + " " + move)));
        people.forEach((who, person) -> told(person).stream()
                .filter(notice ->
                        Stream.of("LAPSED", "CORRECTION_DUE", "ENDS", "CLOSES").anyMatch(notice::endsWith))
                .forEach(notice -> happened.add(who + " " + notice)));
        return happened;
    }

    private static void at(LocalDateTime moment) {
        CLOCK.moveTo(moment.atZone(ClockProducer.ZONE).toInstant());
    }

    private static List<Line> table() {
        try (InputStream in = SimulatedYearsDbIT.class.getResourceAsStream("simulated-years.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
