package org.rmocse.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rmocse.run.Database;
import org.rmocse.run.KeyFile;
import org.rmocse.run.MailSink;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/**
 * What the tests of the whole stand on: one PostgreSQL, one mail server and one WildFly, configured by the script that
 * configures production, started once for all classes. The server is empty until {@link ContainerTest} deploys the EAR.
 */
final class TestBed {

    /** With which the figures of a server may be read. */
    static final String METRICS_TOKEN = "figures-of-a-test-0123456789abcdef";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int CONNECTIONS = 5;

    private static TestBed current;

    private final Path folder = Path.of(System.getProperty("test.folder"));
    private final Database database;
    private final MailSink mail;
    private final Server server;
    private final int port;

    /** Nobody listens there until a test starts clamd: what the others upload waits to be scanned, and disturbs nobody. */
    private final String clamd = "127.0.0.1:" + Ports.free();

    private boolean deployed;

    private TestBed() throws IOException, InterruptedException {
        deleteAll(folder);
        Files.createDirectories(folder.resolve("home"));
        database = Database.start(folder.resolve("postgres"));
        mail = MailSink.start();
        port = Ports.free();
        Map<String, String> environment = environment("test", folder, url(), database.url(), mail);
        environment.put("REGISTRATION_CLAMD", clamd);
        server = Server.start(wildfly(), folder.resolve("server"), "standalone-full.xml", null, port, environment);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the test bed"));
        System.setProperty("test.management.port", String.valueOf(server.managementPort()));
        if (!server.awaitManagement(PATIENCE)) {
            throw new IllegalStateException("the server did not start, see " + server.log());
        }
    }

    static synchronized TestBed get() {
        if (current == null) {
            try {
                current = new TestBed();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return current;
    }

    static Path wildfly() {
        return Path.of(System.getProperty("wildfly.home"));
    }

    static Path ear() {
        return Path.of(System.getProperty("ear"));
    }

    /**
     * What a server's configuration and the application read.
     *
     * @param folder where the application keeps its files and its keys
     */
    static Map<String, String> environment(String mode, Path folder, String site, String databaseUrl, MailSink mail)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("REGISTRATION_MODE", mode);
        environment.put("REGISTRATION_HOME", folder.resolve("home").toString());
        environment.put(
                "REGISTRATION_KEY_FILE",
                KeyFile.ensure(folder.resolve("keys.properties")).toString());
        environment.put("REGISTRATION_BASE_URL", site);
        environment.putAll(Database.environment(databaseUrl));
        environment.put("REGISTRATION_SMTP_HOST", "127.0.0.1");
        environment.put("REGISTRATION_SMTP_PORT", String.valueOf(mail.smtpPort()));
        environment.put("REGISTRATION_METRICS_TOKEN", METRICS_TOKEN);
        return environment;
    }

    /** Runs the deployment the first time only, then waits until the application says it is up. */
    synchronized void deployOnce(Runnable deployment) throws InterruptedException {
        if (!deployed) {
            connecting(deployment);
            deployed = true;
            if (!server.awaitHealth(PATIENCE)) {
                throw new IllegalStateException("the application is not healthy, see " + server.log());
            }
            // a machine that stops for an hour shall not make the officers of a test prove themselves again
            sql("update shared.policy_parameter set value = '1440' where name = 'account.proof_minutes'");
            // more people open accounts here from one address within minutes than elsewhere within a day
            sql("update shared.policy_parameter set value = '1000' where name = 'limit.account_link.at_once'");
        }
    }

    /** The management client waits but a few seconds for its connection, too few for a server that has just begun on a busy machine. */
    private static void connecting(Runnable deployment) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                deployment.run();
                return;
            } catch (Exception failed) { // Arquillian throws checked exceptions through its proxies
                if (attempt == CONNECTIONS || !causes(failed).contains("ConnectException")) {
                    throw failed;
                }
                Thread.sleep(1000);
            }
        }
    }

    private static String causes(Throwable failed) {
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            causes.append(cause).append('\n');
        }
        return causes.toString();
    }

    String databaseUrl() {
        return database.url();
    }

    String url() {
        return "http://localhost:" + port;
    }

    MailSink mail() {
        return mail;
    }

    Server server() {
        return server;
    }

    /** Where the server looks for the virus scanner. */
    String clamd() {
        return clamd;
    }

    /** Everything the tests leave on disk. */
    Path folder() {
        return folder;
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), "postgres", "postgres");
    }

    /** Executes statements, separated by semicolons. */
    void sql(String statements) {
        try (Connection connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of every row, as text. */
    List<String> column(String query, Object... parameters) {
        try (Connection connection = connection();
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

    /** The one number a query gives. */
    long count(String query, Object... parameters) {
        return Long.parseLong(column(query, parameters).get(0));
    }

    private void stop() {
        server.close();
        mail.close();
        try {
            database.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
