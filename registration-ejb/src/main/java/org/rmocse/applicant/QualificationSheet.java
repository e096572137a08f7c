package org.rmocse.applicant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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
 * A sheet of examination results, Excel or CSV, whatever the order of its columns. It is looked through once before it is
 * read, so that one that is broken or too long is refused before anything of it is kept.
 */
final class QualificationSheet {

    static final String NAME = "姓名";
    static final String ID_NUMBER = "证件号码";
    static final String CERTIFICATE = "职业资格证书编号";
    static final String MANAGEMENT = "管理号";
    static final String ISSUED_ON = "签发日期";
    static final String CATEGORY = "专业类别";
    static final String EXTRA = "增报专业";
    static final String EMAIL = "邮箱";
    static final String MOBILE = "手机";

    static final List<String> REQUIRED = List.of(NAME, ID_NUMBER, CERTIFICATE, ISSUED_ON);

    private static final Map<String, String> ENGLISH = Map.of(
            "name", NAME,
            "id number", ID_NUMBER,
            "certificate number", CERTIFICATE,
            "management number", MANAGEMENT,
            "issued on", ISSUED_ON,
            "category", CATEGORY,
            "extra categories", EXTRA,
            "email", EMAIL,
            "mobile", MOBILE);

    private static final String FILE = "file";

    /** Digits of a number that a spreadsheet keeps; further ones are lost. */
    private static final int DIGITS_KEPT = 15;

    private static final MathContext AS_SHOWN = new MathContext(6);
    private static final Pattern LOST_DIGITS = Pattern.compile("\\d(\\.\\d+)?E\\+?\\d+");
    private static final Pattern FAILED = Pattern.compile("#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A)");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern DAY_NUMBER = Pattern.compile("[2-7]\\d{4}");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]0?0:00(?::00)?)?");

    private final byte[] content;

    /** Null for CSV. */
    private final Workbook excel;

    private QualificationSheet(byte[] content, Workbook excel) {
        this.content = content;
        this.excel = excel;
    }

    /**
     * The sheet, found whole, with all its columns, some row and not too many.
     *
     * @throws Rejected SHEET_UNREADABLE, SHEET_EMPTY, SHEET_TOO_LONG, or COLUMN_MISSING for each missing column
     */
    static QualificationSheet of(byte[] content, PolicyParameters limits) {
        boolean packed = content.length > 3 && content[0] == 'P' && content[1] == 'K';
        if (!packed && isBinary(content)) {
            throw unreadable();
        }
        Workbook excel = packed ? Workbook.of(content, limits) : null;
        QualificationSheet sheet = new QualificationSheet(content, excel);
        int most = limits.integer("import.max_rows");
        int[] rows = new int[1];
        try {
            sheet.read((line, values) -> {
                if (++rows[0] > most) {
                    throw new Rejected(Finding.of("SHEET_TOO_LONG", FILE).having(null, most));
                }
            });
        } catch (Rejected refused) {
            throw refused;
        } catch (RuntimeException broken) { // readers meet broken sheets with exceptions of every kind
            throw unreadable();
        }
        if (rows[0] == 0) {
            throw new Rejected(Finding.of("SHEET_EMPTY", FILE));
        }
        return sheet;
    }

    /** Calls {@code each} with the line, as a spreadsheet counts them, and its values by column; empty rows are left out. */
    void read(BiConsumer<Integer, Map<String, String>> each) {
        Table table = new Table(each);
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
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content), options);
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.forEachOrdered(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(text(cell)));
                table.take(row.getRowNum(), cells);
            });
        }
    }

    private void readCsv(Table table) throws IOException {
        try (Reader reader = new InputStreamReader(new ByteArrayInputStream(content), charset(content));
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
        if (text.matches("\\d{8}")) {
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
    private static boolean isBinary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 8192); i++) {
            if (content[i] >= 0 && content[i] < ' ' && content[i] != '\t' && content[i] != '\n' && content[i] != '\r') {
                return true;
            }
        }
        return false;
    }

    /** UTF-8 where every byte of it can be, else the national encoding, which spreadsheets in China write by default. */
    private static Charset charset(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer some = CharBuffer.allocate(8192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(bytes, some.clear(), true);
        }
        return result.isError() ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }

    static Rejected unreadable() {
        return new Rejected(Finding.of("SHEET_UNREADABLE", FILE));
    }

    /** Puts the cells of rows under the columns of the first row that has any. */
    private static final class Table {

        private final BiConsumer<Integer, Map<String, String>> each;
        private List<String> columns;

        private Table(BiConsumer<Integer, Map<String, String>> each) {
            this.each = each;
        }

        private void take(int line, List<String> row) {
            List<String> cells = row.stream().map(Table::plain).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                return;
            }
            if (columns == null) {
                columns = cells.stream().map(Table::column).toList();
                List<Finding> missing = REQUIRED.stream()
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

        private static String column(String heading) {
            return ENGLISH.getOrDefault(heading.toLowerCase(Locale.ROOT), heading);
        }
    }
}
