package org.rmocse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

class AuditTrailDbIT extends DatabaseTest {

    private final AuditTrail trail = new AuditTrail(JDBI, CLOCK);
    private final Actor officer = new Actor(next(), PublicId.next(), "测试员甲", Set.of(Role.AGENCY_REVIEWER), null, 1L);
    private final UUID object = PublicId.next();

    @AfterEach
    void countNoMore() {
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void keeps_who_did_what_when_and_to_what() {
        inTransaction(() -> trail.record(officer, "thing.done", "thing", object, Map.of("note", "\"quoted\" 备注\n")));
        assertThat(trail.of(object)).singleElement().satisfies(entry -> {
            assertThat(entry.actorName()).isEqualTo("测试员甲");
            assertThat(entry.action()).isEqualTo("thing.done");
            assertThat(entry.at()).isEqualTo(CLOCK.instant());
            assertThat(entry.detail()).isEqualTo("{\"note\": \"\\\"quoted\\\" 备注\\n\"}");
        });
    }

    @Test
    void leaves_out_details_without_a_value() {
        Map<String, String> detail = new HashMap<>();
        detail.put("reason", null);
        inTransaction(() -> trail.record(officer, "thing.done", "thing", object, detail));
        assertThat(trail.of(object)).extracting(AuditEntry::detail).containsExactly("{}");
    }

    @Test
    void never_keeps_an_identity_number_that_somebody_typed() {
        IdNumber number = someIdNumber(LocalDate.of(1990, 5, 17));
        String grouped = number.value().substring(0, 6) + ' ' + number.value().substring(6);
        inTransaction(() -> trail.record(
                officer,
                "person.reveal",
                "person",
                object,
                Map.of("reason", "核对 " + number.value() + "，即 " + grouped)));
        inTransaction(() -> trail.recordAll(
                officer, "batch.done", "thing", List.of(object, PublicId.next()), Map.of("note", number.value())));
        assertThat(trail.of(object)).hasSize(2).allSatisfy(entry -> assertThat(
                        entry.detail().replace(" ", ""))
                .doesNotContain(number.value())
                .contains(number.masked()));
    }

    @Test
    void lists_an_objects_entries_oldest_first() {
        inTransaction(() -> trail.record(officer, "first", "thing", object, Map.of()));
        inTransaction(() -> trail.record(officer, "other", "thing", PublicId.next(), Map.of()));
        inTransaction(() -> trail.record(Actor.system("clock"), "second", "thing", object, Map.of()));
        assertThat(trail.of(object)).extracting(AuditEntry::action).containsExactly("first", "second");
    }

    @Test
    void writes_thousands_with_one_statement() {
        List<UUID> objects = Stream.generate(PublicId::next).limit(2350).toList();
        List<String> statements = new ArrayList<>();
        JDBI.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });
        inTransaction(() -> trail.recordAll(officer, "batch.done", "thing", objects, Map.of("batch", "1")));
        assertThat(statements).hasSize(1);
        JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        assertThat(entriesFor(objects)).isEqualTo(2350);
    }

    @Test
    void writes_nothing_for_an_empty_set() {
        long before = entries();
        inTransaction(() -> trail.recordAll(officer, "batch.done", "thing", List.of(), Map.of()));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void keeps_an_entry_about_no_single_object() {
        long before = entries();
        inTransaction(() -> trail.record(officer, "import.done", "import", null, Map.of()));
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void leaves_nothing_of_a_deed_that_was_rolled_back() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    trail.record(officer, "thing.done", "thing", object, Map.of());
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");
        assertThat(trail.of(object)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor_name = 'somebody else'",
                "update audit.entry set detail = '{}' where false or true",
                "delete from audit.entry",
                "truncate audit.entry",
                "insert into audit.entry overriding system value select * from audit.entry on conflict (id) do update set action = 'x'"
            })
    void cannot_be_rewritten(String statement) {
        inTransaction(() -> trail.record(officer, "thing.done", "thing", object, Map.of()));
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(statement)))
                .hasMessageContaining("audit.entry is append-only");
        assertThat(trail.of(object)).extracting(AuditEntry::actorName).containsExactly("测试员甲");
    }

    private long entries() {
        return JDBI.withHandle(handle -> handle.createQuery("select count(*) from audit.entry")
                .mapTo(Long.class)
                .one());
    }

    private long entriesFor(List<UUID> objects) {
        return JDBI.withHandle(
                handle -> handle.createQuery("select count(*) from audit.entry where object_id = any(:objects)")
                        .bind("objects", objects.toArray(UUID[]::new))
                        .mapTo(Long.class)
                        .one());
    }
}
