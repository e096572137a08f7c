package org.rmocse.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly process with a base folder of its own, so that the unpacked server stays as it is. */
public final class Server implements AutoCloseable {

    /**
     * The flags of the demo and the tests: small, and quick to start. One compiler, and room enough that loading the classes
     * brings no collection about.
     */
    static final String[] FLAGS = {
        "-Xms256m",
        "-Xmn96m",
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:MetaspaceSize=192m",
        "-XX:MaxMetaspaceSize=320m",
        "-XX:ReservedCodeCacheSize=96m",
        "-Xss512k",
        // without memory it ends rather than go on half; whoever watches it starts it again
        "-XX:+ExitOnOutOfMemoryError"
    };

    /** The configuration with a broker of its own, and the one that uses another. */
    static final String OWN_BROKER = "standalone-full.xml";

    static final String WITH_BROKER = "standalone-full-broker.xml";

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private Server(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /**
     * Starts it and returns at once.
     *
     * @param home the unpacked, configured server
     * @param base where it keeps configuration, logs and journal; configuration and deployments are laid anew each time
     * @param configuration the file to run, such as {@code standalone-full.xml}
     * @param ear what to deploy, laid unpacked, so that the server has nothing to unpack while it starts; null for none
     * @param environment what the configuration reads
     */
    public static Server start(
            Path home, Path base, String configuration, Path ear, int port, Map<String, String> environment)
            throws IOException {
        return start(home, base, configuration, ear, port, environment, FLAGS);
    }

    /** The same with other flags of the virtual machine. */
    public static Server start(
            Path home,
            Path base,
            String configuration,
            Path ear,
            int port,
            Map<String, String> environment,
            String... flags)
            throws IOException {
        copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        deleteAll(base.resolve("deployments"));
        deleteAll(base.resolve("tmp"));
        Files.createDirectories(base.resolve("deployments"));
        Files.createDirectories(base.resolve("log"));
        if (ear != null) {
            unpack(ear, base.resolve("deployments/registration.ear"));
            Files.createFile(base.resolve("deployments/registration.ear.dodeploy"));
        }
        Path log = base.resolve("log/console.log");
        int managementPort = Ports.free();
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(base)
                .setServerConfiguration(configuration)
                .setJavaOptions(flags)
                .addJavaOption("-Djava.net.preferIPv4Stack=true")
                .addJavaOption("-Djava.awt.headless=true")
                .addServerArgument("-Djboss.http.port=" + port)
                .addServerArgument("-Djboss.management.http.port=" + managementPort);
        Launcher launcher = Launcher.of(command).setRedirectErrorStream(true).redirectOutput(log);
        environment.forEach(launcher::addEnvironmentVariable);
        return new Server(launcher.launch(), port, managementPort, log);
    }

    /** The configuration to run with that environment. */
    public static String configuration(Map<String, String> environment) {
        return environment.getOrDefault("REGISTRATION_BROKER_HOST", "").isBlank() ? OWN_BROKER : WITH_BROKER;
    }

    /** Waits until the server can be managed, for one that has nothing deployed yet. False if it ends or the time is over. */
    public boolean awaitManagement(Duration limit) throws InterruptedException {
        for (long end = System.nanoTime() + limit.toNanos(); System.nanoTime() < end && process.isAlive(); ) {
            if (says("WFLYSRV0025")) {
                return true;
            }
            if (says("WFLYSRV0026")) {
                return false;
            }
            Thread.sleep(50);
        }
        return false;
    }

    /** Waits until {@code GET path} answers 200 with that text in it. False if the process ends or the time is over. */
    public boolean awaitAnswer(String path, String text, Duration limit) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        for (long end = System.nanoTime() + limit.toNanos(); System.nanoTime() < end && process.isAlive(); ) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains(text)) {
                    return true;
                }
            } catch (IOException notYet) {
                // the server is still starting
            }
            if (says("WFLYSRV0026")) {
                return false;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private boolean says(String code) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1).contains(code);
        } catch (IOException notYet) {
            return false;
        }
    }

    public boolean awaitHealth(Duration limit) throws InterruptedException {
        return awaitAnswer("/api/v1/health", "\"status\":\"UP\"", limit);
    }

    /** Where it is managed from, on this machine only. */
    public int managementPort() {
        return managementPort;
    }

    /** When the process began, to the hundredth of a second. */
    public Instant begunAt() {
        return process.info().startInstant().orElseThrow();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    public Path log() {
        return log;
    }

    /** Ends it as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Unpacks an archive and the web archives in it. */
    private static void unpack(Path archive, Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive);
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.toList()) {
                Path target = folder.resolve(zip.getPath("/").relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else if (entry.toString().endsWith(".war")) {
                    unpack(entry, target);
                } else {
                    Files.copy(entry, target);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
