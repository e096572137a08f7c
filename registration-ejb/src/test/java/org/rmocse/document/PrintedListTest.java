package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as it is handed out: the same on paper and as a sheet, and nothing in it is anything but text. */
class PrintedListTest {

    @TempDir
    private Path folder;

    @Test
    void says_on_paper_everything_that_is_to_be_said() throws IOException {
        List<String> pages = PrintedPages.texts(ListPdf.render(list(2)));
        assertThat(pages).singleElement().satisfies(page -> assertThat(page)
                .contains(
                        "申请注册人员汇总表",
                        "虚构省,2026年第3批",
                        "人数:2",
                        "序号",
                        "姓名",
                        "聘用单位",
                        "人员1",
                        "虚构化工有限公司1",
                        "填表人:",
                        "负责人:",
                        "1/1"));
    }

    @Test
    void repeats_name_and_headings_on_every_page_and_numbers_the_pages() throws IOException {
        List<String> pages = PrintedPages.texts(ListPdf.render(list(120)));
        assertThat(pages.size()).isGreaterThan(3);
        for (int page = 0; page < pages.size(); page++) {
            assertThat(pages.get(page)).contains("序号姓名聘用单位", "申请注册人员汇总表虚构省,2026年第3批", (page + 1) + "/" + pages.size());
        }
        assertThat(pages.get(pages.size() - 1)).contains("人员120", "填表人:");
        assertThat(pages.get(0)).doesNotContain("填表人:");
    }

    @Test
    void lies_across_and_bears_no_signature_where_nobody_signs() throws IOException {
        byte[] pdf = ListPdf.render(new PrintedList(
                "zh-CN",
                "公告",
                List.of("日期"),
                List.of(new PrintedList.Column("姓名", 100)),
                List.of(List.of("<b>䶮㛃</b>&🙂")),
                List.of()));
        assertThat(PrintedPages.texts(pdf).get(0)).contains("<b>䶮㛃</b>&〓").doesNotContain("填表人", "{{");
        assertThat(PrintedPages.scanned(pdf, 0, 20).getWidth())
                .isGreaterThan(PrintedPages.scanned(pdf, 0, 20).getHeight());
    }

    @Test
    void comes_back_from_the_sheet_as_it_went_in() throws IOException {
        List<Row> rows = read(excel(list(1200)));
        assertThat(rows.get(0).getCellText(0)).isEqualTo("申请注册人员汇总表");
        assertThat(rows.get(1).getCellText(0)).contains("虚构省，2026 年第 3 批", "人数：1200");
        assertThat(texts(rows.get(ListExcel.HEADINGS))).containsExactly("序号", "姓名", "聘用单位");
        for (int i = 1; i <= 1200; i++) {
            Row row = rows.get(ListExcel.HEADINGS + i);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.NUMBER);
            assertThat(texts(row)).containsExactly(String.valueOf(i), "人员" + i, "虚构化工有限公司" + i);
        }
        assertThat(rows.get(rows.size() - 1).getCellText(0)).contains("填表人：", "负责人：");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://a\",\"b\")", "+1+1", "-2+3", "@SUM(A1)", "=1", "<f>1+1</f>", "'单引号"})
    void a_text_that_looks_like_a_formula_stays_the_text_it_is(String typed) throws IOException {
        byte[] sheet = excel(new PrintedList(
                "zh-CN",
                typed,
                List.of(typed),
                List.of(new PrintedList.Column(typed, 100)),
                List.of(List.of(typed)),
                List.of(typed)));
        assertThat(part(sheet, "xl/worksheets/sheet1.xml")).doesNotContain("<f>", "<f ");
        for (Row row : read(sheet)) {
            for (Cell cell : row) {
                if (cell != null && cell.getType() != CellType.EMPTY) {
                    assertThat(cell.getType()).isEqualTo(CellType.STRING);
                    assertThat(cell.getText()).isEqualTo(typed);
                }
            }
        }
    }

    private static PrintedList list(int people) {
        return new PrintedList(
                "zh-CN",
                "申请注册人员汇总表",
                List.of("虚构省，2026 年第 3 批", "人数：" + people),
                List.of(
                        new PrintedList.Column("序号", 10),
                        new PrintedList.Column("姓名", 30),
                        new PrintedList.Column("聘用单位", 60)),
                IntStream.rangeClosed(1, people)
                        .mapToObj(i -> List.<Object>of(i, "人员" + i, "虚构化工有限公司" + i))
                        .toList(),
                List.of("填表人：", "负责人："));
    }

    private static byte[] excel(PrintedList list) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ListExcel.write(list, out);
        return out.toByteArray();
    }

    private static List<Row> read(byte[] sheet) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            return book.getFirstSheet().read();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(Cell::getText).toList();
    }

    /** By the directory at the end, as spreadsheets read it. */
    private String part(byte[] sheet, String name) throws IOException {
        Path file = Files.write(folder.resolve("list.xlsx"), sheet);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
