package org.rmocse.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.rmocse.shared.SheetText;

/** Rows as CSV in UTF-8, with the mark by which spreadsheets know it. The first line says whose copy it is, and each row by which number. */
public final class CsvRows implements SheetRows {

    private final CSVPrinter printer;
    private final String number;

    /**
     * @param watermark whose copy it is, for the first line
     * @param numberHeading what the last column is called
     * @param number the copy's number, in the last column of each row
     * @throws IOException where the receiver went away
     */
    public CsvRows(OutputStream out, String watermark, List<String> headings, String numberHeading, String number)
            throws IOException {
        this.number = SheetText.plain(number);
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, CSVFormat.EXCEL);
        printer.printRecord("# " + watermark);
        printer.printRecord(Stream.concat(headings.stream(), Stream.of(numberHeading))
                .map(SheetText::plain)
                .toList());
    }

    @Override
    public void row(List<?> cells) throws IOException {
        List<Object> written = new ArrayList<>(cells.size() + 1);
        for (Object cell : cells) {
            written.add(cell == null || cell instanceof Number ? cell : SheetText.plain(cell.toString()));
        }
        written.add(number);
        printer.printRecord(written);
    }

    @Override
    public void end() throws IOException {
        printer.flush();
    }
}
