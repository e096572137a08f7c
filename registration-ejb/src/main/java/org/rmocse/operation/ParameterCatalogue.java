package org.rmocse.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All parameters there are, as {@code parameters.csv} beside this class's texts lists them. */
final class ParameterCatalogue {

    private static final List<Parameter> ALL = read();

    private ParameterCatalogue() {}

    /** In the order they are shown, those of a group together. */
    static List<Parameter> all() {
        return ALL;
    }

    static Optional<Parameter> find(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static List<Parameter> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ParameterCatalogue.class.getResourceAsStream("parameters.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(ParameterCatalogue::parameter).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Parameter parameter(String line) {
        String[] cell = line.split(",", -1);
        return new Parameter(
                cell[0],
                ParameterGroup.valueOf(cell[1]),
                ParameterType.valueOf(cell[2]),
                cell[3].isEmpty() ? null : ParameterUnit.valueOf(cell[3]),
                text(cell[4]),
                text(cell[5]),
                text(cell[6]),
                ParameterEffect.valueOf(cell[7]),
                text(cell[8]));
    }

    private static String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
