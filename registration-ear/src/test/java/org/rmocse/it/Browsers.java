package org.rmocse.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The one browser of the journeys: the installed Chromium or Chrome; else, as root on Debian, its package; else Playwright's
 * own download; else a message that says what to install.
 */
final class Browsers {

    private static final Logger LOG = Logger.getLogger(Browsers.class.getName());

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Browser browser;

    private Browsers() {}

    static synchronized Browser get() {
        if (browser == null) {
            Optional<Path> executable = installed().or(Browsers::fromDebian);
            BrowserType.LaunchOptions options =
                    new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
            if (executable.isPresent()) {
                options.setExecutablePath(executable.get());
            } else if (!downloaded()) {
                throw new IllegalStateException("The browser tests need Chromium or Chrome. Install it, on Debian with"
                        + " `apt-get install chromium`, and run again.");
            }
            browser = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(options);
        }
        return browser;
    }

    private static Optional<Path> installed() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(":"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> fromDebian() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        LOG.info("No Chromium or Chrome is installed: installing Debian's package chromium");
        boolean done = ran("apt-get", "-q", "update")
                && ran("apt-get", "-q", "-y", "--no-install-recommends", "install", "chromium");
        return done ? installed() : Optional.empty();
    }

    private static boolean downloaded() {
        LOG.info("No Chromium or Chrome is installed: Playwright downloads its own");
        return ran(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium");
    }

    private static boolean ran(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
