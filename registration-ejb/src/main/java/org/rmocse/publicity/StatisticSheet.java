package org.rmocse.publicity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.rmocse.shared.SheetText;

/** A table of the statistics as a file that spreadsheets open. */
public final class StatisticSheet {

    private StatisticSheet() {}

    /**
     * @param headings one a column
     * @param rows numbers as numbers, everything else as text that no spreadsheet computes
     * @return CSV in UTF-8 with the mark by which spreadsheets know it
     */
    public static byte[] of(List<String> headings, List<List<Object>> rows) {
        StringBuilder sheet = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(sheet, CSVFormat.EXCEL)) {
            printer.printRecord(headings.stream().map(SheetText::plain).toList());
            for (List<Object> row : rows) {
                printer.printRecord(row.stream().map(StatisticSheet::cell).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object cell(Object value) {
        return value instanceof Number ? value : SheetText.plain(value == null ? "" : value.toString());
    }
}
