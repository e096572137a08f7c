package org.rmocse.web.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the statistics as it is shown, with the chart above it or in it.
 *
 * @param id its name in addresses and in the keys of its texts
 * @param headings of all columns
 * @param sheet its rows as they are handed out where they are others than those shown
 */
public record Figure(String id, Shape shape, List<String> headings, List<Line> lines, Sheet sheet) {

    /** How it is drawn. */
    public enum Shape {
        /** Columns above the table, along time. */
        COLUMNS,
        /** A bar in each row. */
        BARS,
        /** A bar in each row, the median dark and nine tenths light. */
        REACHES,
        /** Nothing but the table. */
        TABLE
    }

    /**
     * A row.
     *
     * @param name the heading of the row
     * @param mark what the column above is called, where it is short
     * @param length of its bar in percent of the longest
     * @param reach of the light one behind it
     */
    public record Line(String name, String mark, List<Cell> cells, int length, int reach) {}

    /**
     * A value beside the heading of the row.
     *
     * @param text as it is shown
     * @param value as it is handed out
     */
    public record Cell(String text, Object value) {

        /** A number. */
        public static Cell of(int count) {
            return new Cell(String.format("%,d", count), count);
        }

        /** How much more than before, in percent; nothing is said where there was nothing before. */
        public static Cell growth(int now, Integer before) {
            if (before == null || before == 0) {
                return new Cell("–", null);
            }
            BigDecimal percent = BigDecimal.valueOf((now - (long) before) * 100)
                    .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP);
            return new Cell(
                    (percent.signum() > 0 ? "+" : "") + percent.toString().replace('-', '−') + "%", percent);
        }
    }

    /** Headings and rows of a file. */
    public record Sheet(List<String> headings, List<List<Object>> rows) {}

    /** How long a bar is, in percent of the longest. */
    public static int length(int part, int most) {
        return most == 0 ? 0 : (int) Math.round(part * 100.0 / most);
    }

    public boolean isColumns() {
        return shape == Shape.COLUMNS;
    }

    public boolean isBars() {
        return shape == Shape.BARS;
    }

    public boolean isReaches() {
        return shape == Shape.REACHES;
    }

    public boolean isTable() {
        return shape == Shape.TABLE;
    }

    /** What is handed out. */
    public Sheet file() {
        return sheet != null
                ? sheet
                : new Sheet(
                        headings,
                        lines.stream()
                                .map(line -> {
                                    List<Object> row = new ArrayList<>();
                                    row.add(line.name());
                                    line.cells().forEach(cell -> row.add(cell.value()));
                                    return row;
                                })
                                .toList());
    }
}
