package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.rmocse.document.FileLocation;
import org.rmocse.operation.Check;
import org.rmocse.operation.Checked;
import org.rmocse.operation.InvariantChecker;
import org.rmocse.shared.Databases;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.Signatures;
import org.rmocse.shared.ThreadBoundDataSource;

/** What somebody with the database and the disk in hand can do to them, one thing after the other, each undone; the check names it (F22). */
final class Tampering {

    /** Each breaks one invariant and no other; what it does is in the transaction that is rolled back. */
    private static final Map<Invariant, String> DEEDS = new TreeMap<>(Map.of(
            Invariant.RECEIPTS,
                    """
                    update application.application set status = 'REPORTED'
                    where id = (select min(id) from application.application where status = 'SUBMITTED')
                    """,
            Invariant.DRAFTS,
                    """
                    update application.application set status = 'DRAFT'
                    where id = (select min(id) from application.application where status = 'SUBMITTED')
                    """,
            Invariant.NUMBERS, "update certificate.number_counter set last_number = last_number + 1",
            Invariant.DECISIONS,
                    """
                    update application.move set actor_id = actor_id + 1
                    where id = (select max(id) from application.move where action = 'PASS_FINAL')
                    """,
            Invariant.MAILS,
                    """
                    update notification.outbox set status = 'FAILED', sent_at = null, last_error = null
                    where id = (select max(id) from notification.outbox)
                    """,
            Invariant.LISTS, "update publicity.announcement set people = people + 1",
            Invariant.TRAIL,
                    """
                    update audit.entry set detail = '{"altered": "yes"}'
                    where id = (select entry_id from audit.seal where sequence = 5)
                    """,
            Invariant.CERTIFICATES, "update certificate.certificate set snapshot_sha256 = sha256('another'::bytea)"));

    private final Path folder;
    private final ThreadBoundDataSource database;
    private final Jdbi jdbi;
    private final InvariantChecker checker;

    Tampering(String url, Path folder) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(url);
        direct.setUser("postgres");
        direct.setPassword("postgres");
        this.folder = folder;
        database = new ThreadBoundDataSource(direct);
        jdbi = Databases.over(database);
        checker = Check.of(
                jdbi,
                new FieldEncryption(folder.resolve("keys.properties")),
                new Signatures(folder.resolve("keys.properties")),
                FileLocation.in(folder.resolve("home").resolve("files")));
    }

    void isNamedWhateverItIs() throws IOException {
        assertThat(broken()).as("untouched").isEmpty();
        for (Map.Entry<Invariant, String> deed : DEEDS.entrySet()) {
            assertThat(brokenAfter(deed.getValue())).as(deed.getKey().name()).containsOnlyKeys(deed.getKey());
        }
        aFileIsMissed();
        anAlteredByteIsFound();
        aFileNobodyKnowsIsFound();
        assertThat(broken()).as("all undone").isEmpty();
    }

    private void aFileIsMissed() throws IOException {
        Path file = file();
        Path away = folder.resolve("away");
        Files.move(file, away);
        assertThat(broken()).isEqualTo(Map.of(Invariant.FILES, List.of(file.getFileName() + " is missing")));
        Files.move(away, file);
    }

    private void anAlteredByteIsFound() throws IOException {
        Path file = file();
        byte[] bytes = Files.readAllBytes(file);
        byte[] altered = bytes.clone();
        altered[altered.length / 2] ^= 1;
        Files.write(file, altered);
        assertThat(broken()).isEqualTo(Map.of(Invariant.FILES, List.of(file.getFileName() + " does not open")));
        Files.write(file, bytes);
    }

    private void aFileNobodyKnowsIsFound() throws IOException {
        Path file = file();
        Path another = file.resolveSibling(file.getFileName().toString().substring(0, 60) + "0000.1");
        Files.write(another, new byte[] {1});
        assertThat(broken()).as("it may be on its way").isEmpty();
        Files.setLastModifiedTime(another, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
        assertThat(broken()).isEqualTo(Map.of(Invariant.FILES, List.of(another.getFileName() + " belongs to nothing")));
        Files.delete(another);
    }

    /** A kept file of which no certificate shows the portrait. */
    private Path file() {
        String name = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select address || '.' || key_version from document.file
                        where not exists (select from certificate.certificate where portrait_file_id = file.id) order by id limit 1
                        """)
                .mapTo(String.class)
                .one());
        return folder.resolve("home/files").resolve(name.substring(0, 2)).resolve(name);
    }

    private Map<Invariant, List<String>> brokenAfter(String deed) {
        try {
            return database.inTransaction(() -> {
                jdbi.useHandle(handle -> {
                    handle.execute("set local session_replication_role = replica");
                    assertThat(handle.execute(deed)).as(deed).isPositive();
                });
                throw new Found(broken());
            });
        } catch (Found found) {
            return found.broken;
        }
    }

    private Map<Invariant, List<String>> broken() {
        return broken(checker.check(InvariantCheck.Extent.WHOLE));
    }

    private static Map<Invariant, List<String>> broken(List<Checked> looked) {
        assertThat(looked).allMatch(one -> one.failure() == null);
        return looked.stream()
                .filter(Checked::isBroken)
                .collect(Collectors.toMap(Checked::invariant, Checked::breaches, (one, other) -> one, TreeMap::new));
    }

    /** Undoes what led to it. */
    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Map<Invariant, List<String>> broken;

        private Found(Map<Invariant, List<String>> broken) {
            this.broken = broken;
        }
    }
}
