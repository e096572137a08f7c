package org.rmocse.applicant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** Reads a sheet of examination results row by row, from Excel or CSV, whatever the order of its columns. */
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

    private QualificationSheet() {}

    /**
     * Calls {@code each} with the line and its values by column.
     *
     * @throws Rejected SHEET_UNREADABLE, or COLUMN_MISSING naming each missing column, or SHEET_TOO_LONG
     */
    static void read(byte[] content, int maxRows, BiConsumer<Integer, Map<String, String>> each) {
        try {
            if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
                readExcel(content, maxRows, each);
            } else {
                readCsv(content, maxRows, each);
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException broken) {
            throw new Rejected(Finding.of("SHEET_UNREADABLE", "file"));
        }
    }

    private static void readExcel(byte[] content, int maxRows, BiConsumer<Integer, Map<String, String>> each)
            throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<String> columns = new ArrayList<>();
            rows.forEachOrdered(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(text(cell)));
                take(row.getRowNum(), cells, columns, maxRows, each);
            });
        }
    }

    private static void readCsv(byte[] content, int maxRows, BiConsumer<Integer, Map<String, String>> each)
            throws IOException {
        try (Reader reader = new InputStreamReader(new ByteArrayInputStream(content), charset(content));
                CSVParser parser = CSVFormat.DEFAULT.parse(reader)) {
            List<String> columns = new ArrayList<>();
            for (CSVRecord row : parser) {
                take((int) row.getRecordNumber(), row.toList(), columns, maxRows, each);
            }
        }
    }

    private static void take(
            int line,
            List<String> cells,
            List<String> columns,
            int maxRows,
            BiConsumer<Integer, Map<String, String>> each) {
        if (columns.isEmpty()) {
            cells.forEach(cell -> columns.add(column(cell)));
            List<Finding> missing = REQUIRED.stream()
                    .filter(column -> !columns.contains(column))
                    .map(column -> Finding.of("COLUMN_MISSING", "file").having(null, column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new Rejected(missing);
            }
            return;
        }
        if (line > maxRows + 1) {
            throw new Rejected(Finding.of("SHEET_TOO_LONG", "file").having(null, maxRows));
        }
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            String value = cells.get(i) == null ? "" : cells.get(i).strip();
            if (!value.isEmpty()) {
                values.put(columns.get(i), value);
            }
        }
        if (!values.isEmpty()) {
            each.accept(line, values);
        }
    }

    private static String column(String heading) {
        String plain = heading == null ? "" : heading.replace("\uFEFF", "").strip();
        return ENGLISH.getOrDefault(plain.toLowerCase(java.util.Locale.ROOT), plain);
    }

    /** A cell's value as text; a formula gives the value that was stored with it and is never computed. */
    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return cell.getDataFormatString() != null
                            && cell.getDataFormatString().contains("yy")
                    ? cell.asDate().toLocalDate().toString()
                    : number.toPlainString();
        }
        return cell.getRawValue() == null ? "" : cell.getText();
    }

    private static Charset charset(byte[] content) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("GB18030");
        }
    }

    /** A day written as 2026-11-23, 2026/11/23, 2026.11.23 or 20261123. */
    static LocalDate day(String text) {
        String digits = text.replaceAll("[./年月]", "-").replace("日", "");
        if (digits.matches("\\d{8}")) {
            return LocalDate.parse(digits, java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
        }
        String[] parts = digits.split("-");
        if (parts.length != 3) {
            throw new java.time.DateTimeException("not a day");
        }
        return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
