package org.rmocse.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded PostgreSQL of a demo or a test, its data kept in a folder, safe against a crash. */
public final class Database implements AutoCloseable {

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
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?reWriteBatchedInserts=true";
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
