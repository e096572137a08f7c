package org.rmocse.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded PostgreSQL of a demo or a test, its data kept in a folder, safe against a crash. */
public final class Database implements AutoCloseable {

    /** Where the file of a running server tells its port. */
    private static final int PORT_LINE = 3;

    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static Database start(Path data) throws IOException {
        Files.createDirectories(data.getParent());
        return new Database(EmbeddedPostgres.builder()
                .setPort(Ports.free())
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(
                        data.resolveSibling("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "120")
                .start());
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
