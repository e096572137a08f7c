package org.rmocse.application;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rmocse.shared.Role;

/** The moves as the design has them, read from a table typed by hand; knows nothing of {@link MoveTable}. */
final class ExpectedMoves {

    /** Who may try a move: each role, and the clock. */
    static final List<String> ACTORS = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::name), Stream.of("CLOCK"))
            .toList();

    private static final Map<Cell, Status> TARGETS = read();

    private ExpectedMoves() {}

    /** One question of the matrix. */
    record Cell(Action action, String by, ApplicationKind kind, Status from) {}

    /** Where the move leads; empty where it is not allowed. */
    static Optional<Status> target(Action action, String by, ApplicationKind kind, Status from) {
        return Optional.ofNullable(TARGETS.get(new Cell(action, by, kind, from)));
    }

    static int allowed() {
        return TARGETS.size();
    }

    private static Map<Cell, Status> read() {
        Map<Cell, Status> targets = new HashMap<>();
        try (Reader in =
                new InputStreamReader(ExpectedMoves.class.getResourceAsStream("moves.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(in)) {
                add(row, targets);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(targets);
    }

    private static void add(CSVRecord row, Map<Cell, Status> targets) {
        for (String by : row.get("by").split(" ")) {
            if (!ACTORS.contains(by)) {
                throw new IllegalStateException("nobody is called " + by);
            }
            for (String kind : row.get("kinds").split(" ")) {
                for (String from : row.get("from").split(" ")) {
                    Cell cell = new Cell(
                            Action.valueOf(row.get("action")), by, ApplicationKind.valueOf(kind), Status.valueOf(from));
                    if (targets.put(cell, Status.valueOf(row.get("to"))) != null) {
                        throw new IllegalStateException("the table says it twice: " + cell);
                    }
                }
            }
        }
    }
}
