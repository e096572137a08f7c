package org.rmocse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F20: a backup is taken while people write, and restored as it was or to a moment after it. */
class BackupTest {

    /** What they say of their own start nobody reads; held, since a logger nobody holds forgets its level. */
    private static final List<Logger> QUIET = Stream.of("io.zonky", "java.util.Iterator")
            .map(Logger::getLogger)
            .peek(logger -> logger.setLevel(Level.WARNING))
            .toList();

    private static final String COUNT = "select count(*) from deed";

    @TempDir
    private Path folder;

    private Path home;
    private Path backup;
    private Path archive;
    private Database database;

    @BeforeEach
    void start() throws IOException, SQLException {
        home = folder.resolve("home");
        backup = folder.resolve("backup");
        archive = folder.resolve("archive of the log");
        database = Database.start(home.resolve("postgres"), archive);
        Files.createDirectories(home.resolve("files/ab"));
        Files.writeString(home.resolve("files/ab/abcd.1"), "a portrait");
        execute(database, "create table deed (n bigint generated always as identity primary key, what text)");
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    @Test
    void restores_everything_that_was_acknowledged_before_it_and_nothing_in_halves() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Void> people = CompletableFuture.runAsync(() -> write(writing));
        while (number(database, COUNT) < 100) {
            Thread.sleep(10);
        }
        long before = number(database, COUNT);
        take();
        long after = number(database, COUNT);
        writing.set(false);
        people.join();
        Path restored = folder.resolve("restored");
        Restore.restore(backup, restored, null, null);
        try (Database second = Database.start(restored.resolve("postgres"))) {
            assertThat(second.port()).isNotEqualTo(database.port());
            assertThat(number(second, COUNT)).isBetween(before, after);
            assertThat(number(second, "select count(*) from deed where what = 'second half'"))
                    .as("two rows a transaction")
                    .isEqualTo(number(second, COUNT) / 2);
            execute(second, "insert into deed (what) values ('life goes on')");
        }
        assertThat(restored.resolve("files/ab/abcd.1")).hasContent("a portrait");
    }

    @Test
    void goes_on_to_a_moment_after_it_where_the_log_was_archived() throws Exception {
        take();
        execute(database, "insert into deed (what) values ('before')");
        Instant moment = now();
        Thread.sleep(50);
        execute(database, "insert into deed (what) values ('after')");
        archiveTheLog();
        Path restored = folder.resolve("restored");
        Restore.restore(backup, restored, archive, moment);
        try (Database second = Database.start(restored.resolve("postgres"))) {
            assertThat(number(second, COUNT + " where what = 'before'")).isEqualTo(1);
            assertThat(number(second, COUNT + " where what = 'after'")).isZero();
            execute(second, "insert into deed (what) values ('life goes on')");
        }
    }

    @Test
    void a_backup_that_was_altered_or_is_not_whole_is_refused_with_the_place() throws Exception {
        take();
        Path file = backup.resolve("files/ab/abcd.1");
        Files.writeString(file, "another one");
        assertThatThrownBy(() -> Restore.restore(backup, folder.resolve("one"), null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("files/ab/abcd.1");
        Files.delete(file);
        assertThatThrownBy(() -> Restore.restore(backup, folder.resolve("two"), null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("files/ab/abcd.1");
        assertThatThrownBy(() -> Restore.restore(home, folder.resolve("three"), null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no backup");
    }

    @Test
    void where_files_lie_in_a_bucket_it_holds_none_and_says_which() throws Exception {
        Backup.take(database.url(), "postgres", "postgres", home, backup, "s3://files-of-ours/register");
        assertThat(backup.resolve("files")).doesNotExist();
        assertThat(backup.resolve(Backup.ELSEWHERE)).hasContent("s3://files-of-ours/register");
        Path restored = folder.resolve("restored");
        Restore.restore(backup, restored, null, null);
        assertThat(restored.resolve(Backup.ELSEWHERE)).hasContent("s3://files-of-ours/register");
    }

    @Test
    void nothing_is_written_over() throws Exception {
        take();
        assertThatThrownBy(this::take).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Restore.restore(backup, home, null, null)).isInstanceOf(Problem.class);
    }

    private void take() throws IOException {
        Backup.take(database.url(), "postgres", "postgres", home, backup, null);
    }

    private void write(AtomicBoolean writing) {
        try (Connection connection = connected(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (writing.get()) {
                statement.execute("insert into deed (what) values ('first half')");
                statement.execute("insert into deed (what) values ('second half')");
                connection.commit();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Instant now() throws SQLException {
        try (Connection connection = connected(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void archiveTheLog() throws SQLException, InterruptedException {
        String file = "select pg_walfile_name(pg_switch_wal())";
        String last;
        try (Connection connection = connected(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(file)) {
            row.next();
            last = row.getString(1);
        }
        for (int tries = 0; tries < 200 && !Files.exists(archive.resolve(last)); tries++) {
            Thread.sleep(50);
        }
        assertThat(archive.resolve(last)).exists();
    }

    private static void execute(Database database, String statement) throws SQLException {
        try (Connection connection = connected(database);
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = connected(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connected(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), "postgres", "postgres");
    }
}
