package org.rmocse.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real clamd with a signature database of the test's own: the installed one; else Debian's packages laid open beside the
 * modules, as root or not, so that nothing on the machine changes and no signatures are fetched; else a message that says what to
 * install.
 */
public final class Clamd implements AutoCloseable {

    private static final Path FETCHED =
            Path.of("..", "target", "clamav").toAbsolutePath().normalize();

    private static final Pattern PACKAGE = Pattern.compile("(?m)^Inst (\\S+)");
    private static final List<String> NOT_NEEDED = List.of("clamav-base", "clamav-freshclam", "logrotate", "libpopt0");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;

    private Clamd(Process process) {
        this.process = process;
    }

    /** The file that every scanner calls a virus and that harms nobody; put together here, so that this class is not called one. */
    public static byte[] eicar() {
        return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A file with that one behind its end. */
    public static byte[] infected(byte[] file) {
        byte[] both = Arrays.copyOf(file, file.length + eicar().length);
        System.arraycopy(eicar(), 0, both, file.length, eicar().length);
        return both;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param folder for its configuration and signatures
     * @param address {@code host:port}, or the path of a socket
     * @param viruses what else it shall find, as it is to the byte
     */
    public static Clamd start(Path folder, String address, byte[]... viruses) {
        try {
            Path signatures = Files.createDirectories(folder.resolve("signatures"));
            Files.writeString(
                    signatures.resolve("test.ndb"),
                    "Eicar-Test:0:*:" + HexFormat.of().formatHex(eicar()) + '\n');
            List<String> known = new ArrayList<>();
            for (byte[] virus : viruses) {
                known.add(md5(virus) + ':' + virus.length + ":Found-Later");
            }
            // an empty database is a broken one to clamd
            if (!known.isEmpty()) {
                Files.write(signatures.resolve("test.hdb"), known);
            }
            Path configuration = Files.write(
                    folder.resolve("clamd.conf"),
                    List.of(
                            "DatabaseDirectory " + signatures.toAbsolutePath(),
                            "Foreground yes",
                            address.startsWith("/")
                                    ? "LocalSocket " + address
                                    : "TCPSocket " + address.substring(address.indexOf(':') + 1)
                                            + "\nTCPAddr 127.0.0.1"));
            return started(folder, configuration, address);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Clamd started(Path folder, Path configuration, String address)
            throws IOException, InterruptedException {
        Path executable = installed()
                .or(() -> fetched())
                .or(Clamd::fetch)
                .orElseThrow(
                        () -> new IllegalStateException("The tests of the virus scan need clamd. Install it, on Debian"
                                + " with `apt-get install clamav-daemon`, and run again."));
        Path log = folder.resolve("clamd.log");
        ProcessBuilder builder = new ProcessBuilder(executable.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (executable.startsWith(FETCHED)) {
            builder.environment().put("LD_LIBRARY_PATH", libraries());
        }
        Clamd clamd = new Clamd(builder.start());
        VirusScan asking = new VirusScan(address, Duration.ofSeconds(1));
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end && clamd.process.isAlive(); ) {
            if (asking.answers()) {
                return clamd;
            }
            Thread.sleep(50);
        }
        clamd.close();
        throw new IllegalStateException("clamd did not start: " + Files.readString(log));
    }

    /** Stops it; its address is free when this returns. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "clamd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> fetched() {
        return Optional.of(FETCHED.resolve("usr/sbin/clamd")).filter(Files::isExecutable);
    }

    private static String libraries() throws IOException {
        try (Stream<Path> found = Files.walk(FETCHED.resolve("usr/lib"))) {
            return found.filter(path -> path.getFileName().toString().startsWith("libclamav.so"))
                    .map(path -> path.getParent().toString())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Lays the packages open that an installation would bring, but for those that only keep signatures new. */
    private static Optional<Path> fetch() {
        try {
            Files.createDirectories(FETCHED.getParent());
            Path fresh = Files.createTempDirectory(FETCHED.getParent(), "clamav");
            String plan = output(fresh, "apt-get", "install", "-s", "--no-install-recommends", "clamav-daemon");
            if (!PACKAGE.matcher(plan).find() && "root".equals(System.getProperty("user.name"))) {
                output(fresh, "apt-get", "-q", "update");
                plan = output(fresh, "apt-get", "install", "-s", "--no-install-recommends", "clamav-daemon");
            }
            List<String> packages = PACKAGE.matcher(plan)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .filter(name -> !NOT_NEEDED.contains(name))
                    .toList();
            List<String> download = new ArrayList<>(List.of("apt-get", "-q", "download"));
            download.addAll(packages);
            output(fresh, download.toArray(String[]::new));
            try (Stream<Path> archives = Files.list(fresh)) {
                for (Path archive : archives.toList()) {
                    output(fresh, "dpkg", "-x", archive.toString(), fresh.toString());
                }
            }
            Files.move(fresh, FETCHED);
            return fetched();
        } catch (IOException notDebian) {
            return Optional.empty();
        }
    }

    private static String output(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return output;
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
