package org.rmocse.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as an Excel file. Whose copy it is stands above the headings, and above and below each printed page; a sheet that is full
 * is followed by another. Texts are cells of text, which no spreadsheet computes, whatever they begin with.
 */
public final class ExcelRows implements SheetRows {

    /** What a sheet holds at most is 1,048,576 rows. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;

    private static final int ROWS_AT_ONCE = 500;

    /** The file grows by a few percent, and takes half the time. */
    private static final int QUICKEST = 1;

    private static final int HEADINGS = 1;
    private static final double WIDTH = 18;

    /** A printed header or footer has room for so much. */
    private static final int LONGEST_HEADER = 200;

    private final Workbook book;
    private final String watermark;
    private final List<String> headings;
    private final int most;

    private Worksheet sheet;
    private int sheets;
    private int at;

    /** @param watermark whose copy it is */
    public ExcelRows(OutputStream out, String watermark, List<String> headings) {
        this(out, watermark, headings, ROWS_OF_A_SHEET);
    }

    ExcelRows(OutputStream out, String watermark, List<String> headings, int most) {
        this.book = new Workbook(out, "registration", null);
        this.book.setCompressionLevel(QUICKEST);
        this.watermark = watermark;
        this.headings = headings;
        this.most = most;
        begin();
    }

    private void begin() {
        sheets++;
        sheet = book.newWorksheet(String.valueOf(sheets));
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.header(printed(watermark), Position.LEFT);
        sheet.footer(printed(watermark), Position.LEFT);
        sheet.footer("&P / &N", Position.RIGHT);
        sheet.repeatRows(0, HEADINGS);
        sheet.freezePane(0, HEADINGS + 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(HEADINGS, column, headings.get(column));
        }
        sheet.inlineString(0, 0, watermark);
        sheet.range(HEADINGS, 0, HEADINGS, headings.size() - 1).style().bold().set();
        at = HEADINGS + 1;
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (at > most + HEADINGS) {
            sheet.finish();
            begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(at, column, number);
            } else if (cell != null) {
                sheet.inlineString(at, column, cell.toString());
            }
        }
        at++;
        if (at % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void end() throws IOException {
        book.finish();
    }

    /** In a printed header an ampersand begins an instruction, and a digit after one a size. */
    private static String printed(String text) {
        String whole = text.replace("&", "&&");
        return whole.length() <= LONGEST_HEADER ? whole : whole.substring(0, LONGEST_HEADER);
    }
}
