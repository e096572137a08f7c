package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rmocse.document.ListPdf;
import org.rmocse.document.PrintedPages;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** The summary sheet as it is signed and handed in: who, for what, of which batch. */
class SummarySheetTest {

    @Test
    void is_headed_by_its_batch_and_closes_with_the_places_to_be_signed() throws IOException {
        List<String> pages = PrintedPages.texts(ListPdf.render(sheet(80).printed(Texts.CHINESE)));
        assertThat(pages.size()).isGreaterThan(2);
        assertThat(pages).allSatisfy(page -> assertThat(page)
                .contains("申请注册人员汇总表", "虚构省应急管理厅,2026年第7批", "序号姓名身份证号码聘用单位注册类别注册种类申请编号"));
        assertThat(pages.get(0)).contains("上报时间:2026-11-24 07:30(王经办)".replace(" ", ""), "人数:80");
        assertThat(pages.get(pages.size() - 1)).contains("填表人:", "负责人:", "初审机构(盖章):");
    }

    @Test
    void has_a_row_of_every_person_in_the_language_asked_for() {
        assertThat(sheet(1).printed(Texts.CHINESE).rows())
                .containsExactly(List.of(1, "张测试0", "1****************X", "虚构有限公司", "化工安全", "初始注册", "SL0"));
        assertThat(sheet(1).printed(Locale.ENGLISH).columns())
                .extracting(column -> column.heading())
                .containsExactly(
                        "No.", "Name", "ID number", "Employer", "Practice category", "Kind", "Application number");
    }

    @Test
    void what_a_filing_does_not_have_stays_empty() {
        SummarySheet sheet = new SummarySheet(
                sheet(0).batch(),
                List.of(new SummarySheet.Line(
                        "SL1",
                        "张测试",
                        "1****************X",
                        ApplicationKind.REISSUE,
                        null,
                        null,
                        Status.AWAITING_APPROVAL)));
        assertThat(sheet.printed(Texts.CHINESE).rows().get(0)).contains("", "SL1");
    }

    private static SummarySheet sheet(int people) {
        return new SummarySheet(
                new ReportedBatch(
                        UUID.randomUUID(), "虚构省应急管理厅", 2026, 7, people, Instant.parse("2026-11-23T23:30:00Z"), "王经办"),
                IntStream.range(0, people)
                        .mapToObj(i -> new SummarySheet.Line(
                                "SL" + i,
                                "张测试" + i,
                                "1****************X",
                                ApplicationKind.INITIAL,
                                PracticeCategory.CHEMICAL,
                                "虚构有限公司",
                                Status.REPORTED))
                        .toList());
    }
}
