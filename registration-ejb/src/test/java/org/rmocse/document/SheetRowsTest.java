package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet written row by row says on every page and in every row whose copy it is, and holds nothing a spreadsheet computes. */
class SheetRowsTest {

    private static final String WATERMARK = "导出编号 DC2026000001，王&<小>明 于 2026-11-23 10:00:00 取得";
    private static final List<String> HEADINGS = List.of("姓名", "单位");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void csv_names_the_copy_in_the_first_line_and_its_number_in_every_row() throws IOException {
        CsvRows rows = new CsvRows(out, WATERMARK, HEADINGS, "导出编号", "DC2026000001");
        rows.row(List.of("=1+1", "有\"引号\",逗号"));
        rows.row(Arrays.asList("+86", null));
        rows.row(List.of("@x\ny", 5));
        rows.end();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        \uFEFF"# 导出编号 DC2026000001，王&<小>明 于 2026-11-23 10:00:00 取得"
                        姓名,单位,导出编号
                        '=1+1,"有""引号"",逗号",DC2026000001
                        '+86,,DC2026000001
                        "'@x
                        y",5,DC2026000001
                        """
                                .replace("\n", "\r\n")
                                .replace("@x\r\n", "@x\n"));
    }

    @Test
    void excel_names_the_copy_above_the_headings_and_on_each_printed_page() throws IOException {
        ExcelRows rows = new ExcelRows(out, WATERMARK, HEADINGS);
        rows.row(List.of("=1+1", "@x"));
        rows.row(Arrays.asList("-2", null));
        rows.end();
        assertThat(texts(0)).containsExactly(List.of(WATERMARK), HEADINGS, List.of("=1+1", "@x"), List.of("-2"));
        assertThat(part("xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("&#x738b;&amp;&amp;&lt;&#x5c0f;&gt;&#x660e;", "&amp;P / &amp;N")
                .containsPattern("<oddHeader>[^<]*DC2026000001[^<]*</oddHeader>")
                .containsPattern("<oddFooter>[^<]*DC2026000001[^<]*</oddFooter>");
    }

    @Test
    void a_full_excel_sheet_is_followed_by_another_that_names_the_copy_too() throws IOException {
        ExcelRows rows = new ExcelRows(out, WATERMARK, HEADINGS, 2);
        for (int i = 1; i <= 5; i++) {
            rows.row(List.of("人" + i, "单位"));
        }
        rows.end();
        assertThat(texts(0)).hasSize(4).contains(List.of("人2", "单位")).doesNotContain(List.of("人3", "单位"));
        assertThat(texts(2)).containsExactly(List.of(WATERMARK), HEADINGS, List.of("人5", "单位"));
        assertThat(part("xl/worksheets/sheet3.xml")).containsPattern("<oddFooter>[^<]*DC2026000001");
    }

    private List<List<String>> texts(int number) throws IOException {
        List<List<String>> texts = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Sheet sheet = book.getSheet(number).orElseThrow();
            for (Row row : sheet.read()) {
                texts.add(row.stream()
                        .filter(cell -> cell != null && !cell.getText().isEmpty())
                        .map(cell -> cell.getText())
                        .toList());
            }
        }
        return texts;
    }

    private String part(String name) throws IOException {
        Path file = Files.write(folder.resolve("rows.xlsx"), out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
