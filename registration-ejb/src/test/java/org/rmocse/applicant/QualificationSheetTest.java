package org.rmocse.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rmocse.applicant.SampleSheets.xml;
import static org.rmocse.applicant.SampleSheets.xmlRow;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.Rejected;

class QualificationSheetTest {

    private static final PolicyParameters LIMITS = PolicyParameters.of(Map.of(
            "import.max_rows", "200000",
            "import.max_bytes", "52428800",
            "import.max_unpacked_bytes", "100000000",
            "import.max_shared_text_bytes", "20000000"));
    private static final String ROW =
            "欧阳远山,999999199111020039,ZCSA2024110002,2023110002,2024-04-02,化工安全,,a@b.example,139";

    @Test
    void reads_excel_and_csv_alike() {
        Map<Integer, Map<String, String>> csv = read(SampleSheets.csv(ROW));
        assertThat(csv).isEqualTo(read(SampleSheets.excelOf(ROW)));
        assertThat(csv.get(2))
                .containsEntry("姓名", "欧阳远山")
                .containsEntry("证件号码", "999999199111020039")
                .containsEntry("签发日期", "2024-04-02")
                .doesNotContainKey("增报专业");
    }

    @Test
    void reads_every_encoding_spreadsheets_write() {
        String text = SampleSheets.HEADING + "\r\n" + ROW.replace("欧阳远山", "周䶮") + "\r\n";
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        byte[] national = text.getBytes(Charset.forName("GB18030"));
        assertThat(national).isNotEqualTo(plain);
        for (byte[] file : List.of(plain, marked, national)) {
            assertThat(read(file).get(2)).containsEntry("姓名", "周䶮").containsEntry("专业类别", "化工安全");
        }
    }

    @Test
    void takes_columns_in_any_order_in_either_language_and_passes_over_others() {
        String text = "remark,Certificate Number, id number ,ISSUED ON,name\nnone,Z1,1,2024-01-01,张三\n";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).get(2))
                .containsEntry("姓名", "张三")
                .containsEntry("证件号码", "1")
                .containsEntry("职业资格证书编号", "Z1")
                .containsEntry("remark", "none");
    }

    @Test
    void counts_lines_as_a_spreadsheet_does() {
        String text =
                "\n" + SampleSheets.HEADING + "\n\n" + ROW.replace("a@b.example", "\"a\nb\"") + "\n,,,\n" + ROW + "\n";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).keySet()).containsExactly(4, 6);
        byte[] excel = SampleSheets.excel(sheet -> {
            SampleSheets.row(sheet, 1, SampleSheets.HEADING.split(","));
            SampleSheets.row(sheet, 3, ROW.split(","));
            SampleSheets.row(sheet, 99, ROW.split(","));
        });
        assertThat(read(excel).keySet()).containsExactly(4, 100);
    }

    @Test
    void reads_quotes_and_commas_within_a_cell() {
        byte[] file = SampleSheets.csv("\"张,\"\"三\"\"\",1,Z1,,2024-01-01");
        assertThat(read(file).get(2)).containsEntry("姓名", "张,\"三\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23",
                "2026/11/23",
                "2026.11.23",
                "2026年11月23日",
                "20261123",
                "2026-11-23 00:00:00",
                "2026/11/23 0:00",
                "2026-11-23T00:00",
                "46349"
            })
    void knows_a_day_however_it_is_written(String text) {
        assertThat(Sheet.day(text)).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @ParameterizedTest
    @CsvSource({"2026-1-5, 2026-01-05", "2026年1月5日, 2026-01-05", "2024/2/29, 2024-02-29"})
    void knows_days_of_one_digit(String text, LocalDate day) {
        assertThat(Sheet.day(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026",
                "2026-11",
                "2026-02-30",
                "2026-13-01",
                "20261323",
                "23-11-2026",
                "11/23/2026",
                "2026-11-23-01",
                "2026-11-23 12:30",
                "1",
                "99999",
                "-46349",
                "２０２６-11-23"
            })
    void finds_what_is_no_day(String text) {
        assertThatThrownBy(() -> Sheet.day(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void reads_days_numbers_and_formulas_of_excel_as_they_are_shown() {
        byte[] file = SampleSheets.excel(sheet -> {
            SampleSheets.row(sheet, 0, SampleSheets.HEADING.split(","));
            day(sheet, 1, 4, "yyyy-mm-dd");
            day(sheet, 2, 4, "yyyy\"年\"m\"月\"d\"日\"");
            sheet.value(3, 4, 45384);
            sheet.value(1, 3, 2023110002L);
            sheet.value(1, 1, 999999199111020039L);
            sheet.value(2, 2, 12.5);
            sheet.formula(3, 0, "1+1");
            sheet.formula(3, 2, "HYPERLINK(\"http://evil.example\")");
        });
        Map<Integer, Map<String, String>> rows = read(file);
        assertThat(rows.get(2))
                .containsEntry("签发日期", "2024-04-02")
                .containsEntry("管理号", "2023110002")
                .containsEntry("证件号码", "9.99999E+17");
        assertThat(rows.get(3)).containsEntry("签发日期", "2024-04-02").containsEntry("职业资格证书编号", "12.5");
        assertThat(rows.get(4)).containsOnly(Map.entry("签发日期", "45384"));
        assertThat(Sheet.day("45384")).isEqualTo(LocalDate.of(2024, 4, 2));
    }

    @Test
    void a_formula_is_what_was_stored_with_it_and_is_never_computed() {
        byte[] sheet = xml("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + xmlRow(1, SampleSheets.HEADING.split(","))
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>CONCATENATE(\"张\",\"三\")</f><v>李四</v></c>"
                + "<c r=\"B2\"><f>1+1</f><v>3</v></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
                + "</sheetData></worksheet>");
        assertThat(read(SampleSheets.excelWith("xl/worksheets/sheet1.xml", sheet))
                        .get(2))
                .containsEntry("姓名", "李四")
                .containsEntry("证件号码", "3")
                .doesNotContainKey("职业资格证书编号");
    }

    @Test
    void names_every_missing_column() {
        assertThatThrownBy(() -> read("name,email\na,b".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(
                                Finding.of("COLUMN_MISSING", "file").having(null, "证件号码"),
                                Finding.of("COLUMN_MISSING", "file").having(null, "职业资格证书编号"),
                                Finding.of("COLUMN_MISSING", "file").having(null, "签发日期")));
    }

    @Test
    void says_that_a_sheet_is_empty() {
        refuses(SampleSheets.excel(sheet -> {}), "SHEET_EMPTY");
        refuses(SampleSheets.excelOf(), "SHEET_EMPTY");
        refuses(SampleSheets.csv(), "SHEET_EMPTY");
        refuses("\n\n,,\n".getBytes(StandardCharsets.UTF_8), "SHEET_EMPTY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ÐÏ\u0011à¡±\u001aá old Excel",
                "%PDF-1.7\n%\0\1",
                "ÿØÿà\0\20JFIF",
                "PK\3\4 no archive",
                "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
            })
    void refuses_what_is_no_sheet(String content) {
        refuses(content.getBytes(StandardCharsets.ISO_8859_1), "SHEET_UNREADABLE");
    }

    @Test
    void refuses_an_archive_of_something_else_and_a_sheet_cut_off() {
        refuses(SampleSheets.zip(Map.of("readme.txt", new byte[] {1})), "SHEET_UNREADABLE");
        byte[] whole = SampleSheets.excelOf(ROW);
        refuses(Arrays.copyOf(whole, whole.length / 2), "SHEET_UNREADABLE");
        byte[] broken = xml("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></sheetData>");
        refuses(SampleSheets.excelWith("xl/worksheets/sheet1.xml", broken), "SHEET_UNREADABLE");
    }

    @Test
    void an_unclosed_quote_is_a_finding() {
        refuses(SampleSheets.csv("\"张三,1,Z1,,2024-01-01"), "SHEET_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"http://evil.example/x.dtd\">"
            })
    void refuses_entities_in_any_part(String declaration) {
        String sheet = declaration
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + xmlRow(1, SampleSheets.HEADING.split(","))
                + xmlRow(2, ROW.split(",")).replace("欧阳", "&e;&b;")
                + "</sheetData></worksheet>";
        refuses(SampleSheets.excelWith("xl/worksheets/sheet1.xml", xml(sheet)), "SHEET_UNREADABLE");
        refuses(
                SampleSheets.excelWith("xl/sharedStrings.xml", xml(declaration + "<sst><si><t>&e;</t></si></sst>")),
                "SHEET_UNREADABLE");
    }

    @Test
    void refuses_an_archive_that_unpacks_to_gigabytes_without_unpacking_it() {
        byte[] zeros = new byte[120_000_000];
        Arrays.fill(zeros, (byte) ' ');
        byte[] sheet = SampleSheets.excelWith("xl/worksheets/sheet1.xml", zeros);
        byte[] texts = SampleSheets.excelWith("xl/sharedStrings.xml", Arrays.copyOf(zeros, 30_000_000));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 3000; i++) {
            many.put("xl/media/" + i, new byte[0]);
        }
        for (byte[] bomb : List.of(sheet, texts, SampleSheets.zip(many))) {
            assertThat(bomb.length).isLessThan(1_000_000);
            long before = allocated();
            refuses(bomb, "SHEET_UNREADABLE");
            assertThat(allocated() - before).isLessThan(20_000_000);
        }
    }

    @Test
    void refuses_a_sheet_of_a_million_rows_after_the_last_one_allowed() {
        PolicyParameters few = PolicyParameters.of(Map.of(
                "import.max_rows", "1000",
                "import.max_unpacked_bytes", "100000000",
                "import.max_shared_text_bytes", "20000000"));
        byte[] csv =
                ("姓名,证件号码,职业资格证书编号,签发日期\n" + "张,1,Z,2024-01-01\n".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
        long before = allocated();
        assertThatThrownBy(() -> QualificationSheet.of(file(csv), few))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .containsExactly(Finding.of("SHEET_TOO_LONG", "file").having(null, 1000)));
        assertThat(allocated() - before).isLessThan(20_000_000);
        String[] exactly = new String[1000];
        Arrays.fill(exactly, ROW);
        assertThat(QualificationSheet.of(file(SampleSheets.csv(exactly)), few)).isNotNull();
    }

    @Test
    void rows_without_a_value_do_not_make_a_sheet_long() {
        byte[] sheet = SampleSheets.excel(rows -> {
            SampleSheets.row(rows, 0, SampleSheets.HEADING.split(","));
            SampleSheets.row(rows, 1, ROW.split(","));
            rows.style(1_048_575, 0).bold().set();
        });
        assertThat(read(sheet)).hasSize(1);
    }

    private static void day(Worksheet sheet, int row, int column, String format) {
        sheet.value(row, column, LocalDate.of(2024, 4, 2));
        sheet.style(row, column).format(format).set();
    }

    private static Map<Integer, Map<String, String>> read(byte[] content) {
        Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
        QualificationSheet.of(file(content), LIMITS).read(rows::put);
        return rows;
    }

    private static void refuses(byte[] content, String code) {
        assertThatThrownBy(() -> QualificationSheet.of(file(content), LIMITS))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::code)
                        .containsExactly(code));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static SheetFile file(byte[] content) {
        return new SheetFile("a", content.length, () -> new ByteArrayInputStream(content));
    }
}
