package org.rmocse.applicant;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

/**
 * A sheet of rows under headings, Excel or CSV, whatever the order of its columns. It is looked through once before it is
 * read, so that one that is broken or too long is refused before anything of it is kept. A CSV file is read as a stream, row by
 * row; of an Excel file the packed bytes are held.
 */
public final class Sheet {

    private static final String FILE = "file";
    private static final int BEGINNING = 8192;

    /** Digits of a number that a spreadsheet keeps; further ones are lost. */
    private static final int DIGITS_KEPT = 15;

    private static final MathContext AS_SHOWN = new MathContext(6);
    private static final Pattern LOST_DIGITS = Pattern.compile("\\d(\\.\\d+)?E\\+?\\d+");
    private static final Pattern FAILED = Pattern.compile("#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A)");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern PLAIN_DAY = Pattern.compile("\\d{8}");
    private static final Pattern DAY_NUMBER = Pattern.compile("[2-7]\\d{4}");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]0?0:00(?::00)?)?");

    private final SheetFile file;
    private final SheetColumns columns;

    /** The packed bytes and what is known of them; null for CSV. */
    private final byte[] packed;

    private final Workbook excel;

    private int rows;

    private Sheet(SheetFile file, SheetColumns columns, byte[] packed, Workbook excel) {
        this.file = file;
        this.columns = columns;
        this.packed = packed;
        this.excel = excel;
    }

    /**
     * The sheet, found whole, with all its columns, some row and not too many.
     *
     * @param mostRows how many rows it may have
     * @param limits what an Excel file may weigh, packed and unpacked
     * @throws Rejected FILE_TOO_LARGE, SHEET_UNREADABLE, SHEET_EMPTY, SHEET_TOO_LONG, or COLUMN_MISSING for each missing column
     */
    public static Sheet of(SheetFile file, SheetColumns columns, int mostRows, PolicyParameters limits) {
        Sheet sheet = opened(file, columns, limits);
        try {
            sheet.read((line, values) -> {
                if (++sheet.rows > mostRows) {
                    throw new Rejected(Finding.of("SHEET_TOO_LONG", FILE).having(null, mostRows));
                }
            });
        } catch (Rejected refused) {
            throw refused;
        } catch (RuntimeException broken) { // readers meet broken sheets with exceptions of every kind
            throw unreadable();
        }
        if (sheet.rows == 0) {
            throw new Rejected(Finding.of("SHEET_EMPTY", FILE));
        }
        return sheet;
    }

    /** How many rows there are under the headings. */
    public int rows() {
        return rows;
    }

    /**
     * A sheet that {@link #of} has found whole before, to be read again without looking it through first.
     *
     * @param limits as they were then
     */
    public static Sheet again(SheetFile file, SheetColumns columns, PolicyParameters limits) {
        return opened(file, columns, limits);
    }

    private static Sheet opened(SheetFile file, SheetColumns columns, PolicyParameters limits) {
        try (InputStream in = file.content().open()) {
            byte[] beginning = in.readNBytes(BEGINNING);
            if (beginning.length > 3 && beginning[0] == 'P' && beginning[1] == 'K') {
                int most = limits.integer("import.max_bytes");
                if (file.length() > most) {
                    throw new Rejected(Finding.of("FILE_TOO_LARGE", FILE).having(file.length(), most));
                }
                byte[] packed = new byte[Math.toIntExact(file.length())];
                System.arraycopy(beginning, 0, packed, 0, beginning.length);
                in.readNBytes(packed, beginning.length, packed.length - beginning.length);
                return new Sheet(file, columns, packed, Workbook.of(packed, limits));
            }
            if (isBinary(beginning)) {
                throw unreadable();
            }
            return new Sheet(file, columns, null, null);
        } catch (IOException broken) {
            throw unreadable();
        }
    }

    /** Calls {@code each} with the line, as a spreadsheet counts them, and its values by column; empty rows are left out. */
    public void read(BiConsumer<Integer, Map<String, String>> each) {
        Table table = new Table(columns, each);
        try {
            if (excel != null) {
                readExcel(table);
            } else {
                readCsv(table);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void readExcel(Table table) throws IOException {
        // only by its format is a day told from a number
        ReadingOptions options = new ReadingOptions(excel.hasFormats(), false);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(packed), options);
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.forEachOrdered(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(text(cell)));
                table.take(row.getRowNum(), cells);
            });
        }
    }

    private void readCsv(Table table) throws IOException {
        Charset charset = charset();
        try (Reader reader = new InputStreamReader(file.content().open(), charset);
                CSVParser parser = CSVFormat.DEFAULT
                        .builder()
                        .setIgnoreEmptyLines(false)
                        .get()
                        .parse(reader)) {
            for (CSVRecord row : parser) {
                table.take((int) row.getRecordNumber(), row.toList());
            }
        }
    }

    /** True where a spreadsheet shows a long number as 1.23E+17: its last digits are gone, whatever the file says. */
    static boolean hasLostDigits(String value) {
        return LOST_DIGITS.matcher(value).matches();
    }

    /**
     * A day written as 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日 or 20261123, with midnight behind it or not, or as
     * the number by which a spreadsheet counts days.
     *
     * @throws DateTimeException if it is none
     */
    static LocalDate day(String text) {
        if (PLAIN_DAY.matcher(text).matches()) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        }
        if (DAY_NUMBER.matcher(text).matches()) {
            return DAY_ZERO.plusDays(Integer.parseInt(text));
        }
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            throw new DateTimeException("not a day");
        }
        return LocalDate.of(
                Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
    }

    /** A cell's value as text; a formula gives the value that was stored with it and is never computed. */
    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            if (cell.getDataFormatString() != null
                    && cell.getDataFormatString().toLowerCase(Locale.ROOT).contains("yy")) {
                return cell.asDate().toLocalDate().toString();
            }
            BigDecimal plain = number.stripTrailingZeros();
            return plain.precision() - plain.scale() > DIGITS_KEPT
                    ? plain.round(AS_SHOWN).toString()
                    : plain.toPlainString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return cell.getRawValue() == null
                            || FAILED.matcher(cell.getRawValue()).matches()
                    ? ""
                    : cell.getRawValue();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    /** What holds bytes that no text holds, such as the old format of Excel, is not read as text. */
    private static boolean isBinary(byte[] beginning) {
        for (byte one : beginning) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r') {
                return true;
            }
        }
        return false;
    }

    /** UTF-8 where every byte of it can be, else the national encoding, which spreadsheets in China write by default. */
    private Charset charset() throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer some = CharBuffer.allocate(1 << 16);
        try (InputStream in = new BufferedInputStream(file.content().open())) {
            int read;
            do {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                if (decoder.decode(bytes, some.clear(), read < 0).isError()) {
                    return Charset.forName("GB18030");
                }
                bytes.compact();
            } while (read >= 0);
        }
        return StandardCharsets.UTF_8;
    }

    static Rejected unreadable() {
        return new Rejected(Finding.of("SHEET_UNREADABLE", FILE));
    }

    /** Puts the cells of rows under the columns of the first row that has any. */
    private static final class Table {

        private final SheetColumns known;
        private final BiConsumer<Integer, Map<String, String>> each;
        private List<String> columns;

        private Table(SheetColumns known, BiConsumer<Integer, Map<String, String>> each) {
            this.known = known;
            this.each = each;
        }

        private void take(int line, List<String> row) {
            List<String> cells = row.stream().map(Table::plain).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                return;
            }
            if (columns == null) {
                columns = cells.stream().map(known::named).toList();
                List<Finding> missing = known.required().stream()
                        .filter(column -> !columns.contains(column))
                        .map(column -> Finding.of("COLUMN_MISSING", FILE).having(null, column))
                        .toList();
                if (!missing.isEmpty()) {
                    throw new Rejected(missing);
                }
                return;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                if (!cells.get(i).isEmpty()) {
                    values.put(columns.get(i), cells.get(i));
                }
            }
            if (!values.isEmpty()) {
                each.accept(line, values);
            }
        }

        private static String plain(String cell) {
            return cell == null ? "" : cell.replace("\uFEFF", "").strip();
        }
    }
}
