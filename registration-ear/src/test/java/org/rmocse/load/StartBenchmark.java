package org.rmocse.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rmocse.run.Database;
import org.rmocse.run.KeyFile;
import org.rmocse.run.MailSink;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/**
 * How long the server takes to be healthy with the application and the demo's data, against the same server empty and
 * unconfigured with the same flags, in turns; and how much memory it then holds. Maven and launcher are left out (B12).
 */
public final class StartBenchmark {

    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private StartBenchmark() {}

    /** @param arguments the configured server's home, the EAR, and a folder to work in */
    public static void main(String... arguments) throws IOException, InterruptedException {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path wildfly = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        try (Database database = Database.start(folder.resolve("postgres"));
                MailSink mail = MailSink.start()) {
            Map<String, String> environment = new HashMap<>();
            environment.put("REGISTRATION_MODE", "demo");
            environment.put("REGISTRATION_HOME", folder.toString());
            environment.put(
                    "REGISTRATION_KEY_FILE",
                    KeyFile.ensure(folder.resolve("keys.properties")).toString());
            environment.putAll(Database.environment(database.url()));
            environment.put("REGISTRATION_SMTP_HOST", "127.0.0.1");
            environment.put("REGISTRATION_SMTP_PORT", String.valueOf(mail.smtpPort()));
            long[] full = new long[ROUNDS];
            long[] empty = new long[ROUNDS];
            long memory = 0;
            for (int round = -1; round < ROUNDS; round++) { // the first round warms up and lays the data
                Start stock = start(wildfly, folder.resolve("stock"), "standalone-full-stock.xml", null, environment);
                Start application = start(wildfly, folder.resolve("server"), "standalone-full.xml", ear, environment);
                if (round >= 0) {
                    empty[round] = stock.millis();
                    full[round] = application.millis();
                    memory = Math.max(memory, application.megabytes());
                    out.printf("%d: empty %d ms, with the application %d ms%n", round + 1, empty[round], full[round]);
                }
            }
            Arrays.sort(full);
            Arrays.sort(empty);
            out.printf(
                    "median: empty %d ms, with the application %d ms, ratio %.2f; resident at most %d MB%n",
                    empty[ROUNDS / 2], full[ROUNDS / 2], (double) full[ROUNDS / 2] / empty[ROUNDS / 2], memory);
        }
    }

    /**
     * A start that went well.
     *
     * @param megabytes resident memory once healthy
     */
    private record Start(long millis, long megabytes) {}

    private static Start start(Path wildfly, Path base, String configuration, Path ear, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (Server server = Server.start(wildfly, base, configuration, ear, Ports.free(), environment)) {
            boolean healthy = ear == null ? server.awaitAnswer("/", "WildFly", PATIENCE) : server.awaitHealth(PATIENCE);
            long millis = Duration.between(server.begunAt(), Instant.now()).toMillis();
            if (!healthy) {
                throw new IllegalStateException("not healthy, see " + server.log());
            }
            return new Start(millis, residentMegabytes(server.pid()));
        }
    }

    /** What the process holds in memory, as the kernel counts it. */
    public static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
