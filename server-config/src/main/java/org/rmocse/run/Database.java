package org.rmocse.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The embedded PostgreSQL of a demo or a test, its data kept in a folder, safe against a crash. */
public final class Database implements AutoCloseable {

    /** Where the file of a running server tells its port. */
    private static final int PORT_LINE = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A log that has to be gone through again takes its time. */
    private static final Duration LONG_PATIENCE = Duration.ofHours(4);

    /** So much of what was done is lost at most where only the archive is left. */
    private static final String ARCHIVED_AFTER = "60s";

    private static final String OWNER = "postgres";
    private static final String WORKER = "registration";

    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static Database start(Path data) throws IOException {
        return start(data, null);
    }

    /**
     * The same with its log archived, so that a backup can be brought to any moment after it.
     *
     * @param archive where to; null for nowhere
     */
    public static Database start(Path data, Path archive) throws IOException {
        if (archive == null) {
            return new Database(builder(data).start()).withWorker();
        }
        Files.createDirectories(archive);
        Database database = new Database(builder(data)
                .setServerConfig("archive_mode", "on")
                .setServerConfig("archive_timeout", ARCHIVED_AFTER)
                .start());
        database.archiveTo(archive.toAbsolutePath());
        return database.withWorker();
    }

    /** The role the application works as, which owns nothing; the migrations are done as the one that owns everything. */
    private Database withWorker() throws IOException {
        try (Connection connection = DriverManager.getConnection(url(), OWNER, OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'registration') then
                            create role registration login password 'registration';
                        end if;
                    end $$
                    """);
            return this;
        } catch (SQLException refused) {
            close();
            throw new IOException("the role of the application cannot be made", refused);
        }
    }

    /**
     * What the environment of a server says of that database: two roles, as in production.
     *
     * @param url where it is
     */
    public static Map<String, String> environment(String url) {
        return Map.of(
                "REGISTRATION_DB_URL", url,
                "REGISTRATION_DB_USER", WORKER,
                "REGISTRATION_DB_PASSWORD", WORKER,
                "REGISTRATION_DB_OWNER_USER", OWNER,
                "REGISTRATION_DB_OWNER_PASSWORD", OWNER);
    }

    /**
     * The same for data that were restored, which may take its time.
     *
     * @throws Problem with what the database said, if it gave up
     */
    static Database recover(Path data) throws IOException, InterruptedException {
        Path said = Files.createTempFile("recovery", ".log");
        ProcessBuilder.Redirect into = ProcessBuilder.Redirect.appendTo(said.toFile());
        EmbeddedPostgres.Builder builder = builder(data)
                .setPGStartupWait(LONG_PATIENCE)
                .setErrorRedirector(into)
                .setOutputRedirector(into);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<EmbeddedPostgres> started = other.submit(builder::start);
            while (true) {
                try {
                    return new Database(started.get(1, TimeUnit.SECONDS));
                } catch (TimeoutException onItsWay) {
                    String log = Files.readString(said);
                    if (log.contains(" FATAL: ") && !log.contains("is starting up")) {
                        throw new Problem("The database did not come to where it was to go:\n" + log);
                    }
                } catch (ExecutionException failed) {
                    throw new IOException(failed.getCause());
                }
            }
        } finally {
            other.shutdownNow();
            Files.delete(said);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path data) throws IOException {
        Files.createDirectories(data.getParent());
        return EmbeddedPostgres.builder()
                .setPGStartupWait(PATIENCE)
                .setPort(Ports.free())
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(
                        data.resolveSibling("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "120");
    }

    /** The folder the environment names for the archived log; null where it names none. */
    static Path archiveOf(Map<String, String> environment) {
        String named = environment.get("REGISTRATION_WAL_ARCHIVE");
        return named == null || named.isBlank() ? null : Path.of(named);
    }

    /** A piece of the log is in the archive whole or not at all, and never written over. */
    private void archiveTo(Path archive) throws IOException {
        String command = "test ! -f \"%1$s/%%f\" && cp \"%%p\" \"%1$s/%%f.part\" && mv \"%1$s/%%f.part\" \"%1$s/%%f\""
                .formatted(archive);
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set archive_command = " + statement.enquoteLiteral(command));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException refused) {
            close();
            throw new IOException("the log cannot be archived", refused);
        }
    }

    public String url() {
        return url(postgres.getPort());
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?reWriteBatchedInserts=true";
    }

    /**
     * Where the server of that data listens, started by another process.
     *
     * @throws Problem if none runs on it
     */
    static String urlOfRunning(Path data) throws IOException {
        Path told = data.resolve("postmaster.pid");
        if (!Files.exists(told)) {
            throw new Problem("The database in " + data + " is not running");
        }
        return url(Integer.parseInt(Files.readAllLines(told).get(PORT_LINE).strip()));
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
