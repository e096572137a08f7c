package org.rmocse.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code mvn -Prun}: starts database, mail sink and server in the foreground with demo data, prints where to go, and stops
 * all of it on Ctrl-C.
 */
public final class Run {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final PrintStream out;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean stopping;

    private Run(PrintStream out) {
        this.out = out;
    }

    /** @param arguments the configured server's home and the EAR */
    public static void main(String... arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Run run = new Run(Console.out());
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        try {
            run.start(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (Problem problem) {
            run.out.println("\n" + problem.getMessage() + "\n");
            Runtime.getRuntime().exit(1);
        } catch (IOException failed) {
            run.out.println("\nThe registration system could not start: " + failed.getMessage() + "\n");
            Runtime.getRuntime().exit(1);
        }
    }

    private void start(Path wildfly, Path ear) throws IOException, InterruptedException {
        int port = Ports.requireFree(Ports.given(System.getProperty("http.port", "8080")));
        Path home = RunHome.prepared(
                RunHome.given(), folder -> Files.getFileStore(folder).getUsableSpace());
        started(RunHome.held(home));
        Map<String, String> environment = new HashMap<>();
        environment.put("REGISTRATION_MODE", "demo");
        environment.put("REGISTRATION_LOG_TEXT", "INFO");
        environment.put("REGISTRATION_HOME", home.toString());
        environment.put(
                "REGISTRATION_KEY_FILE",
                KeyFile.ensure(home.resolve("keys.properties")).toString());
        environment.put(
                "REGISTRATION_BASE_URL",
                System.getenv().getOrDefault("REGISTRATION_BASE_URL", "http://localhost:" + port));
        if (System.getenv("REGISTRATION_DB_URL") == null) {
            Database database = started(Database.start(home.resolve("postgres")));
            environment.putAll(Database.environment(database.url()));
        }
        MailSink sink = null;
        if (System.getenv("REGISTRATION_SMTP_HOST") == null) {
            sink = started(MailSink.start());
            environment.put("REGISTRATION_SMTP_HOST", "127.0.0.1");
            environment.put("REGISTRATION_SMTP_PORT", String.valueOf(sink.smtpPort()));
        }
        Server server = started(Server.start(
                wildfly, home.resolve("server"), Server.configuration(System.getenv()), ear, port, environment));
        if (!server.awaitHealth(PATIENCE)) {
            throw new Problem("The server did not become ready. What it said is in\n    "
                    + server.log().getParent());
        }
        greet(port, sink);
        server.waitFor();
        if (!stopping) {
            throw new Problem("The server ended by itself. What it said is in\n    "
                    + server.log().getParent());
        }
        Thread.currentThread().join();
    }

    private void greet(int port, MailSink sink) throws IOException {
        out.println();
        out.println("  注册管理系统已就绪  The registration system is ready");
        out.println();
        out.println("    http://localhost:" + port + "/");
        if (sink != null) {
            out.println("    " + sink.address() + "   演示邮箱 mailbox of the demo");
        }
        out.println();
        try (InputStream accounts = Run.class.getResourceAsStream("demo-accounts.txt")) {
            new String(accounts.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> out.println("    " + line));
        }
        out.println();
        out.println("  Ctrl-C 停止  stops everything");
        out.println();
    }

    private <T extends AutoCloseable> T started(T part) {
        synchronized (running) {
            running.push(part);
        }
        return part;
    }

    private void stop() {
        stopping = true;
        synchronized (running) {
            while (!running.isEmpty()) {
                try {
                    running.pop().close();
                } catch (Exception failed) { // each part is stopped whatever became of the one before
                    out.println("  " + failed.getMessage());
                }
            }
        }
        out.println("  已停止  stopped");
    }
}
