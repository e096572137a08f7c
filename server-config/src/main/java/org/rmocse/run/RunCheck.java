package org.rmocse.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * {@code mvn -Pcheck}, or {@code java -cp server-config.jar org.rmocse.run.RunCheck <server> <ear> [--whole]} where there is no
 * Maven: looks whether what must hold of the register holds. Where the environment names no database, that of the demo's folder is
 * looked at, whether its server runs or not.
 */
public final class RunCheck {

    private static final String COMMAND = "org.rmocse.operation.Check";

    /** What the product leaves to the server and the command needs too. */
    private static final List<String> PROVIDED = List.of(
            "org/postgresql/",
            "software/amazon/awssdk/",
            "system/layers/base/org/reactivestreams/",
            "system/layers/base/jakarta/",
            "system/layers/base/org/eclipse/yasson/",
            "system/layers/base/org/eclipse/parsson/",
            "system/layers/base/org/slf4j/main/");

    private static final int FAILED = 2;

    private RunCheck() {}

    /** @param arguments the configured server's home, the EAR, and what the check takes; ends as the check does */
    public static void main(String... arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        int outcome = FAILED;
        try {
            outcome = check(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    List.of(arguments).subList(2, arguments.length).stream()
                            .filter(argument -> !argument.isBlank())
                            .toList());
        } catch (Problem | IOException failed) {
            Console.out().println("\n" + failed.getMessage() + "\n");
        }
        if (outcome != 0) {
            Runtime.getRuntime().exit(outcome);
        }
    }

    private static int check(Path wildfly, Path ear, List<String> arguments) throws IOException, InterruptedException {
        if (System.getenv("REGISTRATION_DB_URL") != null) {
            return check(wildfly, ear, arguments, Map.of());
        }
        Path home = RunHome.given();
        Path data = home.resolve("postgres");
        if (!Files.exists(data)) {
            throw new Problem("There is no database in " + home + ". Name the folder of a run:\n"
                    + "    mvn -Pcheck -Dregistration.home=/some/folder");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("REGISTRATION_MODE", "demo");
        environment.put("REGISTRATION_HOME", home.toString());
        environment.put("REGISTRATION_KEY_FILE", home.resolve("keys.properties").toString());
        environment.put("REGISTRATION_DB_USER", "postgres");
        environment.put("REGISTRATION_DB_PASSWORD", "postgres");
        try (FileChannel held = RunHome.heldUnlessRunning(home);
                Database own = held == null ? null : Database.start(data)) {
            environment.put("REGISTRATION_DB_URL", own == null ? Database.urlOfRunning(data) : own.url());
            return check(wildfly, ear, arguments, environment);
        }
    }

    /** The same for a database and a folder that the environment names; returns how the check ended. */
    public static int check(Path wildfly, Path ear, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("check");
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true",
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-cp",
                    classPath(wildfly, ear, folder),
                    COMMAND));
            command.addAll(arguments);
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(environment);
            return process.start().waitFor();
        } finally {
            Server.deleteAll(folder);
        }
    }

    private static String classPath(Path wildfly, Path ear, Path folder) throws IOException {
        Path modules = wildfly.resolve("modules");
        List<Path> jars = new ArrayList<>(unpacked(ear, folder));
        try (Stream<Path> found = Files.walk(modules)) {
            found.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> PROVIDED.stream().anyMatch(place -> modules.relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .startsWith(place)))
                    .forEach(jars::add);
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** The product's own jar and its libraries. */
    private static List<Path> unpacked(Path ear, Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(ear.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".jar")) {
                    Path jar = folder.resolve(Path.of(entry.getName()).getFileName());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, jar);
                    }
                    jars.add(jar);
                }
            }
        }
        return jars;
    }
}
