package org.rmocse.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A list as an Excel file: its name, what it is a list of, the headings, and a row each; set up to be printed across. */
public final class ListExcel {

    /** Where the headings stand, counted from 0; the rows follow. */
    static final int HEADINGS = 2;

    private static final int ROWS_AT_ONCE = 500;
    private static final double WIDTH_OF_ALL = 150;
    private static final String BETWEEN = "　　";

    private ListExcel() {}

    /**
     * Writes the list row by row, so that a long one is not kept in memory; does not close the stream. Texts are written as cells
     * of text, which no spreadsheet computes, whatever they begin with.
     *
     * @throws IOException where the receiver went away
     */
    public static void write(PrintedList list, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "registration", null);
        Worksheet sheet = book.newWorksheet("1");
        int columns = list.columns().size();
        for (int column = 0; column < columns; column++) {
            sheet.width(column, list.columns().get(column).share() * WIDTH_OF_ALL / 100);
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.CENTER);
        sheet.repeatRows(HEADINGS);
        sheet.freezePane(0, HEADINGS + 1);
        sheet.inlineString(0, 0, list.title());
        sheet.range(0, 0, 0, columns - 1)
                .style()
                .merge()
                .bold()
                .fontSize(14)
                .horizontalAlignment("center")
                .set();
        sheet.inlineString(1, 0, String.join(BETWEEN, list.facts()));
        sheet.range(1, 0, 1, columns - 1).style().merge().set();
        for (int column = 0; column < columns; column++) {
            sheet.inlineString(HEADINGS, column, list.columns().get(column).heading());
        }
        sheet.range(HEADINGS, 0, HEADINGS, columns - 1).style().bold().set();
        int at = HEADINGS + 1;
        for (List<Object> row : list.rows()) {
            row(sheet, at++, row);
            if (at % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        }
        if (!list.signatures().isEmpty()) {
            sheet.inlineString(at + 1, 0, String.join(BETWEEN + BETWEEN + BETWEEN, list.signatures()));
        }
        book.finish();
    }

    private static void row(Worksheet sheet, int at, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(at, column, number);
            } else if (cell != null) {
                sheet.inlineString(at, column, cell.toString());
            }
        }
    }
}
