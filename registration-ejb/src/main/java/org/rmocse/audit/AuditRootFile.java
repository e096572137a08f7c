package org.rmocse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The daily roots in a file outside the database ({@code REGISTRATION_AUDIT_ROOTS} names its directory): one line a day, added at
 * the end and never written again. What a crash left out comes with the next line.
 */
@ApplicationScoped
public class AuditRootFile {

    static final String NAME = "audit-roots.csv";

    private AuditRoots roots;
    private Path file;

    protected AuditRootFile() {}

    @Inject
    public AuditRootFile(AuditRoots roots) {
        this(roots, in(System.getenv()));
    }

    AuditRootFile(AuditRoots roots, Path directory) {
        this.roots = roots;
        this.file = directory == null ? null : directory.resolve(NAME);
    }

    /** The directory the environment names; null where it names none. */
    static Path in(Map<String, String> environment) {
        String named = environment.get("REGISTRATION_AUDIT_ROOTS");
        return named == null || named.isBlank() ? null : Path.of(named);
    }

    /** Adds the roots the file has not got yet. */
    void append() {
        if (file == null) {
            return;
        }
        List<AuditRoot> kept = read();
        List<AuditRoot> missing =
                roots.after(kept.isEmpty() ? null : kept.get(kept.size() - 1).day());
        if (missing.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            String lines = missing.stream().map(AuditRootFile::line).collect(Collectors.joining());
            Files.writeString(
                    file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The roots in the file, in its order; none where there is no file. A line that is no root ends nothing, and is passed over. */
    List<AuditRoot> read() {
        List<AuditRoot> read = new ArrayList<>();
        if (file == null || !Files.exists(file)) {
            return read;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] cells = line.split(",");
                if (cells.length == 4) {
                    read.add(new AuditRoot(
                            LocalDate.parse(cells[0]), Long.parseLong(cells[1]), Long.parseLong(cells[2]), cells[3]));
                }
            }
        } catch (DateTimeParseException | NumberFormatException torn) {
            throw new IllegalStateException(file + " holds a line that is no root", torn);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read;
    }

    private static String line(AuditRoot root) {
        return root.day() + "," + root.sequence() + "," + root.entries() + "," + root.hash() + "\n";
    }
}
