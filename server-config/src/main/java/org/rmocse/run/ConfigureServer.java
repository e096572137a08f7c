package org.rmocse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Configures the unpacked server with the CLI script, always from the pristine configuration that came with it, and only
 * when the script changed. The stock configuration stays beside it as {@code standalone-full-stock.xml}, and so does what
 * {@code broker.cli} makes of the configured one, for a server that is to use another broker than its own.
 */
public final class ConfigureServer {

    private ConfigureServer() {}

    /** @param arguments the server's home and the script */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[0]);
        Path script = Path.of(arguments[1]);
        Path configuration = home.resolve("standalone/configuration");
        Path active = configuration.resolve("standalone-full.xml");
        Path stock = configuration.resolve("standalone-full-stock.xml");
        readSecrets(home, script.resolveSibling("secrets.sh"));
        Path applied = configuration.resolve("configure.cli.applied");
        Path brokers = script.resolveSibling("broker.cli");
        String both = Files.readString(script) + Files.readString(brokers);
        if (Files.exists(applied) && Files.readString(applied).equals(both)) {
            return;
        }
        Files.deleteIfExists(applied);
        if (!Files.exists(stock)) {
            Files.copy(active, stock);
        }
        Files.copy(stock, active, StandardCopyOption.REPLACE_EXISTING);
        run(home, script);
        Files.copy(active, configuration.resolve(Server.WITH_BROKER), StandardCopyOption.REPLACE_EXISTING);
        run(home, brokers);
        Files.writeString(applied, both);
    }

    private static void run(Path home, Path script) throws IOException, InterruptedException {
        Path log = Files.createTempFile("configure", ".log");
        Process cli = new ProcessBuilder(
                        List.of(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + script.toAbsolutePath()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (cli.waitFor() != 0) {
            throw new IllegalStateException("The server could not be configured:\n" + Files.readString(log));
        }
        Files.deleteIfExists(log);
    }

    /** Has the start script read secrets from files. */
    static void readSecrets(Path home, Path secrets) throws IOException {
        Path bin = home.resolve("bin");
        Path read = bin.resolve("registration-secrets.sh");
        Files.copy(secrets, read, StandardCopyOption.REPLACE_EXISTING);
        Path started = bin.resolve("standalone.conf");
        String line = ". \"$DIRNAME/" + read.getFileName() + "\"\n";
        if (!Files.readString(started).contains(line)) {
            Files.writeString(started, '\n' + line, StandardOpenOption.APPEND);
        }
    }
}
