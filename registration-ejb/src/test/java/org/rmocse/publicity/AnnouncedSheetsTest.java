package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.rmocse.application.ApplicationKind;
import org.rmocse.document.PrintedPages;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** An announced list as file (D16), as long as any the ministry announces. */
class AnnouncedSheetsTest {

    private static final int LONGEST = 2350;
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(20);

    private final AnnouncedSheets sheets = new AnnouncedSheets();

    @Test
    void prints_a_long_list_in_a_few_seconds_with_its_head_on_every_page() throws IOException {
        Announcement list = list(LONGEST);
        long began = System.nanoTime();
        byte[] pdf = sheets.pdf(list, Texts.CHINESE);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        List<String> pages = PrintedPages.texts(pdf);
        assertThat(took).isLessThan(A_FEW_SECONDS);
        assertThat(pages).allSatisfy(page -> assertThat(page)
                .contains("2026年第3号注册公告", "公告日期:2026-11-24", "序号姓名注册证号注册类别聘用单位初审机构注册种类"));
        assertThat(pages.get(pages.size() - 1))
                .contains("人员" + LONGEST, "ZC" + LONGEST, pages.size() + "/" + pages.size());
        assertThat(pages.get(0)).contains("人数:" + LONGEST);
    }

    @Test
    void prints_a_list_once_and_again_when_it_was_corrected() {
        byte[] once = sheets.pdf(list(2), Texts.CHINESE);
        assertThat(sheets.pdf(list(2), Texts.CHINESE)).isSameAs(once);
        assertThat(sheets.pdf(list(2), Texts.ENGLISH)).isNotSameAs(once);
        assertThat(sheets.pdf(list(3), Texts.CHINESE)).isNotSameAs(once);
    }

    @Test
    void writes_every_column_of_everybody_to_the_sheet() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long began = System.nanoTime();
        sheets.excel(list(LONGEST), Texts.CHINESE, out);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).isLessThan(A_FEW_SECONDS);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(LONGEST + 3);
            assertThat(texts(rows.get(2))).containsExactly("序号", "姓名", "注册证号", "注册类别", "聘用单位", "初审机构", "注册种类");
            assertThat(texts(rows.get(LONGEST + 2)))
                    .containsExactly(
                            String.valueOf(LONGEST),
                            "人员" + LONGEST,
                            "ZC" + LONGEST,
                            "化工安全",
                            "虚构化工有限公司" + LONGEST % 300,
                            "虚构省应急管理厅",
                            "初始注册");
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(Cell::getText).toList();
    }

    private static Announcement list(int people) {
        return new Announcement(
                2026,
                3,
                people,
                Instant.parse("2026-11-23T23:30:00Z"),
                IntStream.rangeClosed(1, people)
                        .mapToObj(i -> new Announcement.Entry(
                                i,
                                "人员" + i,
                                "ZC" + i,
                                PracticeCategory.CHEMICAL,
                                "虚构化工有限公司" + i % 300,
                                "虚构省应急管理厅",
                                ApplicationKind.INITIAL))
                        .toList());
    }
}
