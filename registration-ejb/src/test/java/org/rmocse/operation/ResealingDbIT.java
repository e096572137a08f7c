package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.account.Acting;
import org.rmocse.account.SealedFactors;
import org.rmocse.applicant.People;
import org.rmocse.applicant.Person;
import org.rmocse.applicant.SampleApplicants;
import org.rmocse.applicant.SealedNumbers;
import org.rmocse.audit.AuditTrail;
import org.rmocse.certificate.SealedSnapshots;
import org.rmocse.document.Documents;
import org.rmocse.document.KeptDocuments;
import org.rmocse.education.SealedPieces;
import org.rmocse.notification.HeardNotices;
import org.rmocse.notification.Notice;
import org.rmocse.notification.NoticeType;
import org.rmocse.notification.Notifications;
import org.rmocse.notification.SealedSecrets;
import org.rmocse.shared.Actor;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Databases;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;
import org.rmocse.shared.KeyLines;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Role;
import org.rmocse.shared.SampleNumbers;
import org.rmocse.shared.SchemaBefore;
import org.rmocse.shared.Sealed;
import org.rmocse.shared.SealedPlace;
import org.rmocse.shared.SealedPlaces;
import org.rmocse.shared.ThreadBoundDataSource;

/** A key is replaced while people work: nothing is lost, and the old key is needed no longer. In a database of its own. */
class ResealingDbIT extends DatabaseTest {

    private static final Actor SECURITY =
            new Actor(9, PublicId.next(), "安全管理员", Set.of(Role.SECURITY_ADMINISTRATOR), null, null);

    private static SchemaBefore database;
    private static ThreadBoundDataSource dataSource;
    private static Jdbi jdbi;

    @TempDir
    private Path folder;

    private Path keys;
    private FieldEncryption encryption;
    private AuditTrail audit;
    private final Map<Long, String> numbers = new HashMap<>();

    @BeforeAll
    static void aDatabaseOfItsOwn() {
        database = new SchemaBefore(JDBI, "latest");
        dataSource = new ThreadBoundDataSource(database.dataSource());
        jdbi = Databases.over(dataSource);
    }

    @BeforeEach
    void nothingUnderTheFirstKey() {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica"); // some of it is never taken away otherwise
            handle.execute(
                    """
                    truncate applicant.person, certificate.certificate, account.account, notification.outbox, document.file,
                        education.import, document.superseded_file, shared.reseal_run cascade
                    """);
        });
        keys = KeyLines.in(folder);
        encryption = new FieldEncryption(keys);
        audit = new AuditTrail(jdbi, CLOCK);
    }

    @AfterAll
    static void dropped() {
        database.close();
    }

    @Test
    void everything_is_sealed_anew_under_the_new_key_while_people_work() throws Exception {
        come(1500);
        CountDownLatch begun = new CountDownLatch(1);
        KeyLines.add(keys, "encryption.2");
        begin();
        Callable<Object> sealing = () -> {
            begun.countDown();
            timer(resealing(encryption)).round();
            return null;
        };
        Callable<Object> working = () -> {
            begun.await();
            for (int i = 0; i < 20; i++) {
                come(5);
                people(encryption)
                        .updateContact(numbers.keySet().iterator().next(), "x" + i + "@applicant.example", null);
            }
            return null;
        };
        AtOnce.run(List.of(sealing, working));
        timer(resealing(encryption)).round();
        assertThat(state().versions())
                .extracting(KeyUse::version, KeyUse::values, KeyUse::isRemovable)
                .containsExactly(tuple(2, 1600L, false), tuple(1, 0L, true));
        assertThat(state().run()).satisfies(run -> {
            assertThat(run.isOver()).isTrue();
            assertThat(run.leftOver()).isZero();
            assertThat(run.resealed()).isGreaterThanOrEqualTo(1500);
        });
        KeyLines.remove(keys, "encryption.1");
        assertAllOpen(new FieldEncryption(keys));
        assertThat(encryption.isKeyFileInPlace()).isFalse();
        timer(resealing(encryption)).round();
        assertThat(encryption.versions()).containsExactly(2);
        assertThat(encryption.isKeyFileInPlace()).isTrue();
    }

    @Test
    void a_run_that_was_cut_off_is_taken_up_again_and_does_nothing_twice() {
        come(1500);
        KeyLines.add(keys, "encryption.2");
        begin();
        AtomicInteger parts = new AtomicInteger();
        Resealing dying = new Resealing(jdbi, CLOCK, encryption, audit, modules(encryption)) {
            @Override
            public SealedPlace.Resealed part(UUID run, SealedPlace place, long after) {
                return dataSource.inTransaction(() -> {
                    SealedPlace.Resealed done = super.part(run, place, after);
                    if (parts.incrementAndGet() == 2) {
                        throw new IllegalStateException("the server died");
                    }
                    return done;
                });
            }
        };
        assertThatThrownBy(() -> timer(dying).round()).hasMessage("the server died");
        assertThat(resealing(encryption).counts()).containsEntry(1, 500L).containsEntry(2, 1000L);
        assertThat(resealing(encryption).latest()).hasValueSatisfying(run -> {
            assertThat(run.resealed()).isEqualTo(1000);
            assertThat(run.isOver()).isFalse();
        });
        assertThat(outcome()).isEqualTo("RESEALING_RUNS");
        FieldEncryption afterTheStart = new FieldEncryption(keys);
        timer(resealing(afterTheStart)).round();
        assertThat(resealing(encryption).latest()).hasValueSatisfying(run -> {
            assertThat(run.resealed()).isEqualTo(1500);
            assertThat(run.isOver()).isTrue();
        });
        assertAllOpen(afterTheStart);
    }

    @Test
    void two_nodes_share_the_work_and_one_that_has_not_read_the_new_key_reads_it_when_it_must() throws Exception {
        come(2000);
        FieldEncryption other = new FieldEncryption(keys);
        KeyLines.add(keys, "encryption.2");
        begin();
        AtOnce.run(List.<Callable<Object>>of(
                () -> {
                    timer(resealing(encryption)).round();
                    return null;
                },
                () -> {
                    timer(resealing(other)).round();
                    return null;
                }));
        timer(resealing(encryption)).round();
        assertThat(resealing(encryption).latest())
                .hasValueSatisfying(run -> assertThat(run.resealed()).isEqualTo(2000));
        assertAllOpen(other);
    }

    @Test
    void what_does_not_open_stays_and_keeps_its_key() {
        come(5);
        jdbi.useHandle(
                handle -> handle.execute(
                        "update applicant.id_number set sealed = sealed || 'x'::bytea where id = (select min(id) from applicant.id_number)"));
        KeyLines.add(keys, "encryption.2");
        begin();
        timer(resealing(encryption)).round();
        assertThat(state().run().leftOver()).isEqualTo(1);
        assertThat(state().versions()).extracting(KeyUse::values).containsExactly(4L, 1L);
        assertThat(state().isStartable()).isTrue();
        KeyLines.remove(keys, "encryption.1");
        FieldEncryption without = new FieldEncryption(keys);
        assertThatThrownBy(() -> new KeyCheck(without, resealing(without)).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encryption.1")
                .hasMessageContaining("请放回密钥文件")
                .hasMessageContaining("put it back");
    }

    @Test
    void a_server_starts_with_all_keys_that_are_needed_and_not_without_one() {
        come(3);
        new KeyCheck(encryption, resealing(encryption)).check();
        assertThat(outcome()).isEqualTo("KEYS_ALL_NEWEST");
        KeyLines.add(keys, "index.2");
        KeyLines.remove(keys, "index.1");
        FieldEncryption otherIndex = new FieldEncryption(keys);
        assertThatThrownBy(() -> new KeyCheck(otherIndex, resealing(otherIndex)).check())
                .hasMessageContaining("index.1")
                .hasMessageNotContaining("encryption");
    }

    @Test
    void every_kind_of_sealed_value_is_reached_and_opens_where_it_is_kept() {
        Person person = come(1).get(0);
        Documents documents = KeptDocuments.in(folder.resolve("files"), jdbi, CLOCK, new Policy(jdbi), encryption);
        dataSource.inTransaction(() -> documents.storeMaterial(KeptDocuments.scan("scan.png")));
        dataSource.inTransaction(() -> {
            new Notifications(jdbi, CLOCK, encryption, new HeardNotices())
                    .sendAll(List.of(new Notice(
                            NoticeType.values()[0], "x@applicant.example", null, null, Map.of(), "a secret link")));
            return null;
        });
        SealedSamples.lay(jdbi, encryption, person);
        assertThat(resealing(encryption).counts()).containsExactly(Map.entry(1, 7L));
        KeyLines.add(keys, "encryption.2");
        begin();
        timer(resealing(encryption)).round();
        assertThat(resealing(encryption).counts()).containsExactly(Map.entry(2, 7L));
        assertThat(state().run().leftOver()).isZero();
    }

    @Test
    void no_sealed_value_is_kept_anywhere_else() {
        List<String> columns = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select table_schema || '.' || table_name from information_schema.columns
                        where right(column_name, 11) = 'key_version' and table_name <> 'superseded_file'
                        """)
                .mapTo(String.class)
                .list());
        assertThat(resealing(encryption).places())
                .extracting(place -> columns.stream()
                        .filter(table -> place.name().startsWith(table))
                        .findFirst()
                        .orElse("?"))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    private List<Person> come(int count) {
        SampleApplicants applicants =
                new SampleApplicants(jdbi, CLOCK, new Policy(jdbi), encryption, audit, people(encryption));
        List<SampleApplicants.Line> lines = IntStream.range(0, count)
                .mapToObj(i -> {
                    long n = next();
                    IdNumber number =
                            SampleNumbers.idNumber(LocalDate.of(1980, 1, 1).plusDays(n % 5000), (int) (n / 5000 % 997));
                    return new SampleApplicants.Line("测试" + n, number, "RS" + n, LocalDate.of(2024, 11, 20), "化工安全");
                })
                .toList();
        List<Person> come = dataSource.inTransaction(() -> applicants.imported(lines));
        synchronized (numbers) {
            IntStream.range(0, count)
                    .forEach(i ->
                            numbers.put(come.get(i).id(), lines.get(i).number().value()));
        }
        return come;
    }

    private void assertAllOpen(FieldEncryption known) {
        Map<Long, String> opened = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        select n.person_id, n.sealed, n.key_version, p.public_id
                        from applicant.id_number n join applicant.person p on p.id = n.person_id
                        """)
                .map((row, context) -> opened.put(
                        row.getLong("person_id"),
                        known.openText(
                                new Sealed(row.getInt("key_version"), row.getBytes("sealed")),
                                "applicant.id_number.sealed:" + row.getString("public_id"))))
                .list());
        assertThat(opened).isEqualTo(numbers);
    }

    private void begin() {
        Acting.as(
                SECURITY,
                () -> dataSource.inTransaction(() -> {
                    keyVersions().reseal();
                    return null;
                }));
    }

    private String outcome() {
        try {
            begin();
            return "begun";
        } catch (Rejected refused) {
            return refused.findings().stream().map(Finding::code).findFirst().orElseThrow();
        }
    }

    private KeyState state() {
        return keyVersions().state();
    }

    private KeyVersions keyVersions() {
        return new KeyVersions(
                Acting.current(Acting.directory(jdbi, people(encryption))), encryption, resealing(encryption), audit);
    }

    private People people(FieldEncryption known) {
        return new People(jdbi, known, audit);
    }

    private static ResealingTimer timer(Resealing resealing) {
        return new ResealingTimer(resealing);
    }

    /** Each part in a transaction of its own, as the container has it. */
    private Resealing resealing(FieldEncryption known) {
        return new Resealing(jdbi, CLOCK, known, audit, modules(known)) {
            @Override
            public SealedPlace.Resealed part(UUID run, SealedPlace place, long after) {
                return dataSource.inTransaction(() -> super.part(run, place, after));
            }

            @Override
            public boolean clear(SealedPlace place) {
                return dataSource.inTransaction(() -> super.clear(place));
            }
        };
    }

    private List<SealedPlaces> modules(FieldEncryption known) {
        return List.of(
                new SealedNumbers(jdbi, known),
                new SealedSnapshots(jdbi, known),
                new SealedSecrets(jdbi, known),
                new SealedFactors(jdbi, known),
                new SealedPieces(jdbi, known),
                KeptDocuments.sealed(folder.resolve("files"), jdbi, CLOCK, known));
    }
}
