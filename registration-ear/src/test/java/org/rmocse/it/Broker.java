package org.rmocse.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rmocse.run.Ports;

/** Apache Artemis as a process of its own, reached under TLS with a name and a password; it may be killed and started again. */
final class Broker implements AutoCloseable {

    private static final String USER = "registration";
    private static final String PASSWORD = "broker-of-the-test";

    /** Columns of the table that the broker's own command prints, after its name and its address. */
    private static final int LISTENERS = 3;

    private static final int MESSAGES = 5;

    private final Path folder;
    private final SelfSigned certificate;
    private final int port = Ports.free();
    private Process process;

    Broker(Path folder) throws Exception {
        this.folder = folder;
        TestBed.deleteAll(folder);
        Files.createDirectories(folder);
        certificate = new SelfSigned(folder);
        told(
                System.getProperty("broker.home") + "/bin/artemis",
                "create",
                "instance",
                "--user",
                USER,
                "--password",
                PASSWORD,
                "--require-login",
                "--no-autotune",
                "--silent",
                "--no-web",
                "--host",
                "127.0.0.1",
                "--default-port",
                String.valueOf(port),
                "--no-amqp-acceptor",
                "--no-mqtt-acceptor",
                "--no-stomp-acceptor",
                "--no-hornetq-acceptor");
        Path configuration = folder.resolve("instance/etc/broker.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replaceAll(
                                "(<acceptor name=\"artemis\">)[^<]*",
                                "$1tcp://127.0.0.1:" + port
                                        + "?protocols=CORE;sslEnabled=true;keyStoreType=PKCS12;keyStorePath="
                                        + certificate.keyStore() + ";keyStorePassword=" + SelfSigned.PASSWORD));
    }

    /** What the environment of a server says that uses it. */
    Map<String, String> environment() {
        return Map.of(
                "REGISTRATION_BROKER_HOST",
                "localhost",
                "REGISTRATION_BROKER_PORT",
                String.valueOf(port),
                "REGISTRATION_BROKER_USER",
                USER,
                "REGISTRATION_BROKER_PASSWORD",
                PASSWORD,
                "REGISTRATION_BROKER_TRUST_STORE",
                certificate.trustStore().toString(),
                "REGISTRATION_BROKER_TRUST_STORE_PASSWORD",
                SelfSigned.PASSWORD);
    }

    void start() throws IOException, InterruptedException {
        Path log = folder.resolve("console.log");
        Files.deleteIfExists(log);
        process = command("instance/bin/artemis", "run")
                .redirectOutput(log.toFile())
                .start();
        for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
            if (Files.exists(log) && Files.readString(log).contains("AMQ221007")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the broker did not start, see " + log);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** How many listen to the queue of mails, and how many messages came there since the broker was started. */
    Queue queue() throws IOException, InterruptedException {
        return told(
                        "instance/bin/artemis",
                        "queue",
                        "stat",
                        "--url",
                        "tcp://localhost:" + port + "?sslEnabled=true&trustStorePath=" + certificate.trustStore()
                                + "&trustStorePassword=" + SelfSigned.PASSWORD,
                        "--user",
                        USER,
                        "--password",
                        PASSWORD)
                .lines()
                .filter(line -> line.startsWith("|registrationMail"))
                .map(line -> line.split("\\|"))
                .findFirst()
                .map(cells ->
                        new Queue(Long.parseLong(cells[LISTENERS].strip()), Long.parseLong(cells[MESSAGES].strip())))
                .orElse(new Queue(0, 0));
    }

    record Queue(long listeners, long messages) {}

    private String told(String... command) throws IOException, InterruptedException {
        Process told = command(command).start();
        String output = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!told.waitFor(1, TimeUnit.MINUTES) || told.exitValue() != 0) {
            told.destroyForcibly();
            throw new IllegalStateException(output);
        }
        return output;
    }

    private ProcessBuilder command(String... command) {
        List<String> whole = new ArrayList<>(List.of("sh"));
        whole.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_ARGS", "-Xms64m -Xmx256m --add-opens java.base/jdk.internal.misc=ALL-UNNAMED");
        return builder;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
