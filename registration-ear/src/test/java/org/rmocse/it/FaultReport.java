package org.rmocse.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What came of each fault, as a table beside the other results of the tests: {@code target/faults.md}. */
final class FaultReport {

    private static final Path FILE = Path.of("target", "faults.md");

    private FaultReport() {}

    /**
     * @param fault which of the list, and what was done
     * @param lost of what had been acknowledged
     * @param doubled of what was done once
     * @param toReady from the fault's end until the service answered again; null where it never stopped
     */
    static synchronized void add(String fault, int rounds, long lost, long doubled, Duration toReady) {
        try {
            Files.createDirectories(FILE.getParent());
            if (Files.notExists(FILE)) {
                Files.writeString(FILE, "| fault | rounds | lost | doubled | time to ready |\n|---|---|---|---|---|\n");
            }
            String ready = toReady == null ? "never away" : "%.1f s".formatted(toReady.toMillis() / 1000.0);
            Files.writeString(
                    FILE,
                    "| %s | %d | %d | %d | %s |%n".formatted(fault, rounds, lost, doubled, ready),
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
