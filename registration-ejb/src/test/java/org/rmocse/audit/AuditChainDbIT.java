package org.rmocse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Role;

/** F22, A33: the trail is sealed as it commits, and whatever is done to it afterwards is named. What is done is rolled back. */
class AuditChainDbIT extends DatabaseTest {

    private static LocalDate day = LocalDate.of(2027, 1, 1);

    @TempDir
    private Path directory;

    private final Instant before = CLOCK.instant();
    private final AuditTrail trail = new AuditTrail(JDBI, CLOCK);
    private final AuditSealer sealer = new AuditSealer(JDBI, CLOCK);
    private final AuditRoots roots = new AuditRoots(JDBI);
    private final Actor officer = new Actor(next(), PublicId.next(), "测试员甲", Set.of(Role.AGENCY_REVIEWER), null, 1L);

    @BeforeEach
    void sealWhatOthersWrote() {
        nextDay();
        seal();
        write(9);
        seal();
    }

    @AfterEach
    void goBack() {
        CLOCK.moveTo(before);
    }

    @Test
    void what_nobody_touched_verifies() {
        assertThat(chain().verify()).satisfies(report -> {
            assertThat(report.faults()).isEmpty();
            assertThat(report.sealed()).isEqualTo(number("select count(*) from audit.entry"));
        });
    }

    @Test
    void an_entry_that_was_altered_is_named() {
        for (String change : List.of(
                "actor_name = '别人'",
                "actor_id = actor_id + 1",
                "action = 'thing.undone'",
                "object_id = null",
                "at = at + interval '1 microsecond'",
                "detail = '{}'")) {
            assertThat(after("update audit.entry set " + change + " where id = " + entry(5)))
                    .as(change)
                    .containsExactly(new ChainFault(ChainFault.Kind.ALTERED, place(5), entry(5), null));
        }
    }

    @Test
    void every_one_of_several_altered_entries_is_named() {
        assertThat(after("update audit.entry set detail = '{}' where id in (" + entry(6) + ", " + entry(3) + ")"))
                .extracting(ChainFault::sequence)
                .containsExactly(place(6), place(3));
    }

    @Test
    void an_entry_that_was_removed_is_named() {
        assertThat(after("delete from audit.entry where id = " + entry(5)))
                .containsExactly(new ChainFault(ChainFault.Kind.REMOVED, place(5), entry(5), null));
    }

    @Test
    void an_entry_that_was_removed_with_its_seal_is_named_by_its_place() {
        assertThat(after(
                        "delete from audit.entry where id = " + entry(5),
                        "delete from audit.seal where sequence = " + place(5)))
                .containsExactly(new ChainFault(ChainFault.Kind.REMOVED, place(5), null, null));
    }

    @Test
    void a_gap_that_was_closed_up_is_still_a_removal() {
        assertThat(after(
                        "delete from audit.entry where id = " + entry(5),
                        "delete from audit.seal where sequence = " + place(5),
                        "update audit.seal set sequence = -sequence where sequence > " + place(5),
                        "update audit.seal set sequence = -sequence - 1 where sequence < 0",
                        "update audit.seal_progress set sequence = sequence - 1"))
                .first()
                .isEqualTo(new ChainFault(ChainFault.Kind.REMOVED, place(5), entry(4), null));
    }

    @Test
    void entries_that_changed_places_are_named() {
        long place = place(5);
        assertThat(after(
                        "update audit.seal set entry_id = -entry_id where sequence in (" + place + ", " + (place + 1)
                                + ")",
                        "update audit.seal set entry_id = " + entry(4) + " where sequence = " + place,
                        "update audit.seal set entry_id = " + entry(5) + " where sequence = " + (place + 1)))
                .first()
                .isEqualTo(new ChainFault(ChainFault.Kind.REORDERED, place, entry(4), null));
        assertThat(after(
                        "update audit.seal set sequence = 1000000000 where sequence = " + place,
                        "update audit.seal set sequence = " + place + " where sequence = " + (place + 1),
                        "update audit.seal set sequence = " + (place + 1) + " where sequence = 1000000000"))
                .first()
                .isEqualTo(new ChainFault(ChainFault.Kind.REORDERED, place, entry(4), null));
    }

    @Test
    void an_entry_slipped_in_without_a_seal_is_named() {
        for (String writtenIn : List.of("'3'::xid8", "'900000000000'::xid8")) {
            assertThat(after(inserted(writtenIn)))
                    .as(writtenIn)
                    .containsExactly(new ChainFault(ChainFault.Kind.INSERTED, null, -1L, null));
        }
    }

    @Test
    void an_entry_slipped_in_with_a_seal_in_the_middle_is_named() {
        long place = place(5);
        assertThat(after(
                        inserted("'3'::xid8"),
                        "update audit.seal set sequence = -sequence where sequence >= " + place,
                        "update audit.seal set sequence = -sequence + 1 where sequence < 0",
                        "insert into audit.seal values (" + place + ", -1, sha256('forged'))",
                        "update audit.seal_progress set sequence = sequence + 1"))
                .first()
                .isEqualTo(new ChainFault(ChainFault.Kind.INSERTED, place, -1L, null));
    }

    @Test
    void a_tail_cut_off_is_found_by_how_far_the_chain_had_come() {
        long place = place(3);
        assertThat(after(cut(place))).containsExactly(new ChainFault(ChainFault.Kind.TAIL_REMOVED, place, null, null));
    }

    @Test
    void a_tail_cut_off_everywhere_is_found_by_the_published_root() {
        long place = place(3);
        LocalDate closed = day;
        nextDay();
        seal();
        assertThat(after(
                        cut(place)[0],
                        cut(place)[1],
                        "update audit.seal_progress set sequence = s.sequence, hash = s.hash from audit.seal s where s.sequence = "
                                + (place - 1)))
                .containsExactly(new ChainFault(ChainFault.Kind.TAIL_REMOVED, place, null, closed));
    }

    @Test
    void a_root_that_was_altered_is_found_by_the_chain_and_by_the_file_outside() throws IOException {
        LocalDate closed = day;
        nextDay();
        seal();
        AuditRootFile file = new AuditRootFile(roots, directory);
        file.append();
        file.append();
        assertThat(file.read()).isEqualTo(roots.after(null)).isNotEmpty();
        assertThat(after("update audit.root set hash = sha256('forged') where day = '" + closed + "'"))
                .extracting(ChainFault::kind, ChainFault::day)
                .containsExactly(tuple(ChainFault.Kind.REWRITTEN, closed));

        Path kept = directory.resolve(AuditRootFile.NAME);
        String hash = roots.latest().get(0).hash();
        Files.writeString(kept, Files.readString(kept).replace(hash, "0".repeat(hash.length())));
        assertThat(new AuditChain(JDBI, CLOCK, roots, file).verify().faults())
                .extracting(ChainFault::kind, ChainFault::day)
                .containsExactly(tuple(ChainFault.Kind.REWRITTEN, closed));
    }

    @Test
    void a_day_that_is_over_has_a_root_of_all_that_was_sealed_in_it() {
        long sealed = number("select max(sequence) from audit.seal");
        LocalDate closed = day;
        nextDay();
        write(2);
        seal();
        seal();
        assertThat(roots.latest().get(0)).satisfies(root -> {
            assertThat(root.day()).isEqualTo(closed);
            assertThat(root.sequence()).isEqualTo(sealed);
            assertThat(root.entries()).isPositive();
            assertThat(root.hash()).hasSize(64);
        });
    }

    @Test
    void an_entry_that_commits_late_is_waited_for_and_sealed_once() {
        try (Handle slow = JDBI.open()) {
            slow.begin();
            slow.execute(
                    "insert into audit.entry (at, actor_id, actor_name, action, object_type, detail) values (now(), 1, '慢', 'thing.done', 'thing', '{}')");
            write(3);
            seal();
            assertThat(unsealed()).isEqualTo(3);
            slow.commit();
        }
        seal();
        assertThat(unsealed()).isZero();
        assertThat(chain().verify().faults()).isEmpty();
    }

    @Test
    void two_sealers_at_once_make_one_chain() throws Exception {
        write(45_000);
        AtOnce.run(Collections.nCopies(4, () -> {
            seal();
            return null;
        }));
        seal();
        assertThat(unsealed()).isZero();
        assertThat(chain().verify().faults()).isEmpty();
    }

    @Test
    void what_another_database_wrote_is_sealed_after_a_restore() {
        write(2);
        assertThat(after(
                        "update audit.seal_progress set read_xid = '900000000000'",
                        "update audit.entry set written_in = '900000000001' where id >= " + entryUnsealed(),
                        "seal"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.seal set hash = sha256('forged')",
                "delete from audit.seal",
                "truncate audit.seal",
                "update audit.root set sequence = 1",
                "delete from audit.root",
                "truncate audit.root"
            })
    void seals_and_roots_cannot_be_rewritten(String statement) {
        nextDay();
        seal();
        assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(statement)))
                .hasMessageContaining("is append-only");
    }

    private AuditChain chain() {
        return new AuditChain(JDBI, CLOCK, roots, new AuditRootFile(roots, (Path) null));
    }

    private void write(int entries) {
        List<UUID> objects = Stream.generate(PublicId::next).limit(entries).toList();
        inTransaction(() -> trail.recordAll(officer, "thing.done", "thing", objects, Map.of("note", "备注")));
    }

    private void seal() {
        while (inTransaction((Supplier<Boolean>) sealer::seal)) {
            // the next chunk
        }
    }

    private static void nextDay() {
        day = day.plusDays(1);
        CLOCK.moveTo(day.atTime(9, 0).atZone(ClockProducer.ZONE).toInstant());
    }

    /** What is found after somebody with all rights, who switches the triggers off, has done this; all of it is rolled back. */
    private List<ChainFault> after(String... statements) {
        List<ChainFault> found = new ArrayList<>();
        assertThatThrownBy(() -> inTransaction(() -> {
                    JDBI.useHandle(handle -> {
                        handle.execute("set local session_replication_role = replica");
                        handle.execute("alter table audit.seal drop constraint seal_sequence_check");
                        for (String statement : statements) {
                            if (statement.equals("seal")) {
                                sealer.seal();
                            } else {
                                handle.execute(statement);
                            }
                        }
                    });
                    found.addAll(chain().verify().faults());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        return found;
    }

    private static String inserted(String writtenIn) {
        return "insert into audit.entry (id, at, actor_id, actor_name, action, object_type, detail, written_in) overriding system value"
                + " values (-1, now(), 1, '伪', 'thing.done', 'thing', '{}', " + writtenIn + ")";
    }

    private static String[] cut(long place) {
        return new String[] {
            "delete from audit.entry where id in (select entry_id from audit.seal where sequence >= " + place + ")",
            "delete from audit.seal where sequence >= " + place
        };
    }

    /** The place of the entry that many before the last. */
    private static long place(int fromTheEnd) {
        return number("select max(sequence) from audit.seal") - fromTheEnd;
    }

    private static long entry(int fromTheEnd) {
        return number("select entry_id from audit.seal order by sequence desc offset " + fromTheEnd + " limit 1");
    }

    private static long entryUnsealed() {
        return number(
                "select min(id) from audit.entry e where not exists (select 1 from audit.seal where entry_id = e.id)");
    }

    private static long unsealed() {
        return number(
                "select count(*) from audit.entry e where not exists (select 1 from audit.seal where entry_id = e.id)");
    }

    private static long number(String query) {
        return JDBI.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
