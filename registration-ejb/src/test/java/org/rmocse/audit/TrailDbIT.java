package org.rmocse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

class TrailDbIT extends DatabaseTest {

    private static final LocalDate DAY = LocalDate.of(2055, 3, 7);

    private final Instant before = CLOCK.instant();
    private final AuditTrail audit = new AuditTrail(JDBI, CLOCK);
    private final Trail trail = new Trail(JDBI);
    private final String name = "审计测试" + next();
    private final Actor officer = new Actor(next(), PublicId.next(), name, Set.of(Role.AGENCY_REVIEWER), null, 1L);
    private final UUID object = PublicId.next();

    @BeforeEach
    void write() {
        at(DAY.minusDays(1), 23, 59);
        record("agency.changed", PublicId.next(), Map.of());
        at(DAY, 0, 0);
        record("person.reveal", object, Map.of("why", "核对原件"));
        at(DAY, 23, 59);
        record("application.RETURN", object, Map.of("note", "缺页"));
        at(DAY.plusDays(1), 0, 0);
        record("applications.other", PublicId.next(), Map.of());
    }

    @AfterEach
    void goBack() {
        CLOCK.moveTo(before);
    }

    @Test
    void shows_who_did_what_the_latest_first() {
        assertThat(deeds(filter(null, null, name, null, null)))
                .containsExactly("applications.other", "application.RETURN", "person.reveal", "agency.changed");
        TrailLine latest = trail.part(filter(DAY, DAY, name.toUpperCase(java.util.Locale.ROOT), null, null))
                .lines()
                .get(0);
        assertThat(latest.actorName()).isEqualTo(name);
        assertThat(latest.objectId()).isEqualTo(object);
        assertThat(latest.detail()).isEqualTo(Map.of("note", "缺页"));
    }

    @Test
    void a_day_is_the_whole_day_in_the_country_and_no_minute_more() {
        assertThat(deeds(filter(DAY, DAY, name, null, null))).containsExactly("application.RETURN", "person.reveal");
    }

    @Test
    void is_narrowed_by_area_and_by_object() {
        assertThat(deeds(filter(null, null, name, "application", null))).containsExactly("application.RETURN");
        assertThat(deeds(filter(null, null, null, null, object)))
                .containsExactly("application.RETURN", "person.reveal");
    }

    @Test
    void goes_on_where_a_part_ended_and_shows_nothing_twice() {
        for (int i = 0; i < 120; i++) {
            record("agency.changed", PublicId.next(), Map.of());
        }
        List<Long> seen = new ArrayList<>();
        Long after = null;
        do {
            TrailPart part = trail.part(new TrailFilter(null, null, name, null, null, null, after));
            part.lines().forEach(line -> seen.add(line.id()));
            after = part.next();
        } while (after != null);
        assertThat(seen).hasSize(124).doesNotHaveDuplicates();
    }

    @Test
    void tells_the_place_of_the_seal_once_there_is_one() {
        assertThat(trail.part(filter(DAY, DAY, name, null, null)).lines())
                .extracting(TrailLine::sealed)
                .containsOnlyNulls();
        AuditSealer sealer = new AuditSealer(JDBI, CLOCK);
        while (inTransaction(sealer::seal)) {
            // as long as there is more
        }
        assertThat(trail.part(filter(DAY, DAY, name, null, null)).lines())
                .extracting(TrailLine::sealed)
                .doesNotContainNull();
        assertThat(trail.sealed().sealed()).isPositive();
    }

    private TrailFilter filter(LocalDate from, LocalDate to, String who, String area, UUID about) {
        return new TrailFilter(from, to, who, area, null, about, null);
    }

    private List<String> deeds(TrailFilter filter) {
        return trail.part(filter).lines().stream().map(TrailLine::action).toList();
    }

    private void record(String action, UUID about, Map<String, String> detail) {
        inTransaction(() -> audit.record(officer, action, "thing", about, detail));
    }

    private static void at(LocalDate day, int hour, int minute) {
        CLOCK.moveTo(day.atTime(hour, minute).atZone(ClockProducer.ZONE).toInstant());
    }
}
