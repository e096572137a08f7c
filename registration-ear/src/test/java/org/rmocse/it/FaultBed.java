package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.document.FileLocation;
import org.rmocse.operation.Check;
import org.rmocse.operation.Checked;
import org.rmocse.run.Database;
import org.rmocse.run.MailSink;
import org.rmocse.run.Ports;
import org.rmocse.run.RunCheck;
import org.rmocse.run.Server;
import org.rmocse.shared.Databases;
import org.rmocse.shared.FieldEncryption;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.Signatures;

/**
 * A database, a mail server and one or two servers of a fault's own: plain processes that may be killed and started again, and between
 * server and database somebody who may cut them apart. After each fault the register is looked through for what must hold.
 */
final class FaultBed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Map<String, String> more;
    private final SmallDisk disk;
    private final Database database;
    private final MailSink mail;
    private final StatementProxy proxy;
    private final int port = Ports.free();
    private Server server;
    private String directUrl;

    FaultBed(String name) throws IOException, InterruptedException {
        this(name, Map.of(), null);
    }

    /** @param more what the environment of each server says beside the usual */
    FaultBed(String name, Map<String, String> more) throws IOException, InterruptedException {
        this(name, more, null);
    }

    /**
     * The same with its database on a disk of its own; skips the test where none can be mounted.
     *
     * @param databaseDisk how large, as {@link SmallDisk} reads it; null for none
     */
    FaultBed(String name, String databaseDisk) throws IOException, InterruptedException {
        this(name, Map.of(), databaseDisk);
    }

    private FaultBed(String name, Map<String, String> more, String databaseDisk)
            throws IOException, InterruptedException {
        this.more = more;
        folder = Path.of(System.getProperty("test.folder") + "-" + name).toAbsolutePath();
        TestBed.deleteAll(folder);
        Files.createDirectories(folder.resolve("home"));
        disk = databaseDisk == null ? null : SmallDisk.under(folder.resolve("postgres"), databaseDisk);
        database = Database.start(folder.resolve("postgres"));
        directUrl = database.url();
        mail = MailSink.start();
        proxy = new StatementProxy(database.port());
    }

    /** Starts the server and waits until it is ready; returns how long that took. */
    Duration start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        server = node("server", port);
        awaitReady(server);
        sql("update shared.policy_parameter set value = '1440' where name = 'account.proof_minutes'");
        sql("update shared.policy_parameter set value = '1000' where name = 'limit.account_link.at_once'");
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Another server on the same database and files, not yet awaited. */
    Server node(String name, int itsPort) throws IOException {
        Map<String, String> environment = environment(itsPort);
        environment.put("REGISTRATION_NODE", name);
        return Server.start(
                TestBed.wildfly(),
                folder.resolve(name),
                Server.configuration(environment),
                TestBed.ear(),
                itsPort,
                environment);
    }

    private Map<String, String> environment(int itsPort) throws IOException {
        Map<String, String> environment = TestBed.environment(
                "test",
                folder,
                "http://localhost:" + itsPort,
                "jdbc:postgresql://localhost:" + proxy.port() + "/postgres",
                mail);
        environment.putAll(more);
        return environment;
    }

    /** How the command ends that looks the register through beside the servers. */
    int check() throws IOException, InterruptedException {
        return RunCheck.check(TestBed.wildfly(), TestBed.ear(), List.of("--whole"), environment(port));
    }

    static void awaitReady(Server server) throws InterruptedException {
        assertThat(server.awaitHealth(PATIENCE))
                .as("ready, see " + server.log())
                .isTrue();
    }

    /** How long it takes from now until the server that never stopped says again that it can serve, which it finds out anew every two seconds. */
    Duration readyAgain() throws InterruptedException {
        long begun = System.nanoTime();
        assertThat(server.awaitAnswer("/api/v1/health/ready", "status", PATIENCE))
                .as("ready, see " + server.log())
                .isTrue();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A filing that lacks nothing but its being submitted. */
    Prepared prepared(String name) throws InterruptedException {
        Candidate candidate = Candidate.next(name);
        Visitor applicant = Filer.register(url(), mail, candidate);
        return new Prepared(candidate, applicant, Filer.fillIn(applicant, candidate));
    }

    record Prepared(Candidate candidate, Visitor applicant, UUID id) {

        /** Submits it and says whether the answer carried a receipt. */
        boolean isAcknowledged() {
            try {
                Visitor.Page answer = Filer.submit(applicant, id);
                return answer.status() == 200 && answer.html().getElementById("receipt") != null;
            } catch (RuntimeException | AssertionError noAnswer) {
                return false;
            }
        }
    }

    String status(UUID filing) {
        return column("select status from application.application where public_id = ?", filing)
                .get(0);
    }

    /** Looks the register through; nothing may be found. */
    void requireWhatMustHold(String when) {
        assertThat(Check.of(
                                Databases.at(directUrl, "postgres", "postgres"),
                                new FieldEncryption(folder.resolve("keys.properties")),
                                new Signatures(folder.resolve("keys.properties")),
                                FileLocation.of(more, folder.resolve("home")))
                        .check(InvariantCheck.Extent.WHOLE))
                .as(when)
                .allMatch(Checked::isHolding);
    }

    /** How many mails of the outbox came to the mail server never, and how many more than once under another id. */
    long lostMails() throws InterruptedException {
        for (int second = 0;
                second < 120
                        && count("select count(*) from notification.outbox where status not in ('SENT', 'FAILED')") > 0;
                second++) {
            Thread.sleep(1000);
        }
        return count("select count(*) from notification.outbox where status <> 'SENT'");
    }

    String url() {
        return "http://localhost:" + port;
    }

    Path folder() {
        return folder;
    }

    SmallDisk databaseDisk() {
        return disk;
    }

    String databaseUrl() {
        return directUrl;
    }

    int databasePort() {
        return database.port();
    }

    /** Where the database is from now on. */
    void databaseAt(int newPort) {
        proxy.leadTo(newPort);
        directUrl = "jdbc:postgresql://localhost:" + newPort + "/postgres";
    }

    MailSink mail() {
        return mail;
    }

    StatementProxy proxy() {
        return proxy;
    }

    Server server() {
        return server;
    }

    void sql(String statements) {
        try (Connection connection = DriverManager.getConnection(directUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of every row, as text. */
    List<String> column(String query, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(directUrl, "postgres", "postgres");
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long count(String query, Object... parameters) {
        return Long.parseLong(column(query, parameters).get(0));
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        proxy.close();
        mail.close();
        database.close();
        if (disk != null) {
            disk.close();
        }
    }
}
