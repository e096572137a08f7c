package org.rmocse.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.rmocse.run.Ports;

/**
 * The nginx that stands in front, with the configuration as it is shipped: only the ports, the certificate, the folder of the log and
 * where the servers are differ. It is the installed one, else Debian's package, unpacked and not installed.
 */
final class Nginx implements AutoCloseable {

    /** The public name in the configuration as it is shipped. */
    static final String NAME = "register.example";

    private static final Path SHIPPED = Path.of("..", "server-config", "nginx", "registration.conf");

    private final Path folder;
    private final int plainPort = Ports.free();
    private final int port = Ports.free();
    private final Process process;
    private final SSLContext trusting;

    /** @param servers where the servers behind it are, as {@code host:port} */
    Nginx(Path folder, List<String> servers) throws Exception {
        this.folder = folder;
        TestBed.deleteAll(folder);
        Files.createDirectories(folder.resolve("log"));
        SelfSigned certificate = new SelfSigned(folder);
        certificate.write(folder.resolve("fullchain.pem"), folder.resolve("privkey.pem"));
        trusting = certificate.trusting();
        String upstream = servers.stream()
                .map(server -> "server " + server + " max_fails=2 fail_timeout=5s;")
                .collect(Collectors.joining("\n"));
        String site = Files.readString(SHIPPED)
                .replace("server 127.0.0.1:8080 max_fails=2 fail_timeout=5s;", upstream)
                .replaceAll("(?m)^ *listen \\[::].*$", "")
                .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace("/etc/ssl/registration", folder.toString())
                .replace("/var/log/nginx", folder.resolve("log").toString());
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
                .collect(Collectors.joining("\n"));
        Path whole = Files.writeString(
                folder.resolve("nginx.conf"),
                "daemon off; worker_processes 1; pid " + folder.resolve("pid") + "; error_log "
                        + folder.resolve("log/error.log") + ";\nevents { worker_connections 256; }\nhttp {\n"
                        + temporary
                        + "\n" + site + "\n}\n");
        process = new ProcessBuilder(program(folder).toString(), "-p", folder.toString(), "-c", whole.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log/output.log").toFile())
                .start();
    }

    String url() {
        return "https://localhost:" + port;
    }

    String plainUrl() {
        return "http://localhost:" + plainPort;
    }

    SSLContext trusting() {
        return trusting;
    }

    /** The lines of its access log. */
    List<String> log() throws IOException {
        Path log = folder.resolve("log/registration.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** The lines of all its logs, whatever they are about. */
    List<String> everyLog() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            for (Path log : (Iterable<Path>) logs::iterator) {
                lines.addAll(Files.readAllLines(log));
            }
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path program(Path folder) throws IOException, InterruptedException {
        Optional<Path> installed = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
        if (installed.isPresent()) {
            return installed.get();
        }
        Path unpacked = folder.resolveSibling("nginx-package");
        Path program = unpacked.resolve("usr/sbin/nginx");
        if (Files.notExists(program)) {
            Files.createDirectories(unpacked);
            try {
                run(
                        "sh",
                        "-c",
                        "cd " + unpacked
                                + " && (apt-get -q download nginx || (apt-get -q update && apt-get -q download nginx))");
                run("sh", "-c", "cd " + unpacked + " && dpkg -x nginx_*.deb .");
            } catch (IllegalStateException refused) {
                throw new IllegalStateException(
                        "The test of the proxy needs nginx. Install it, on Debian with `apt-get install nginx`.",
                        refused);
            }
        }
        return program;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }
}
