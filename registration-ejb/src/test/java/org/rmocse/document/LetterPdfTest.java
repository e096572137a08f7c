package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LetterPdfTest {

    @Test
    void the_same_words_give_the_same_bytes() {
        byte[] once = LetterPdf.render(words("欧阳测试", rows(3)));
        assertThat(LetterPdf.render(words("欧阳测试", rows(3)))).isEqualTo(once);
        assertThat(LetterPdf.render(words("欧阳测试二", rows(3)))).isNotEqualTo(once);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("CreationDate", "ModDate");
    }

    @Test
    void says_everything_that_is_to_be_said() throws IOException {
        assertThat(text(LetterPdf.render(words("欧阳测试", rows(1)))))
                .contains(
                        "补正通知书",
                        "编号:SL202600000017-C02",
                        "欧阳测试:",
                        "现告知如下。",
                        "申请人",
                        "项目0",
                        "内容0",
                        "依据0",
                        "逾期终止。",
                        "本文书依据",
                        "R14:一次告知",
                        "虚构省应急管理厅",
                        "2026-11-24",
                        "以记录为准。",
                        "1/1");
    }

    @Test
    void a_letter_without_reasons_has_no_table_for_them() throws IOException {
        assertThat(text(LetterPdf.render(words("欧阳测试", List.of()))))
                .contains("申请人")
                .doesNotContain("序号");
    }

    @Test
    void goes_on_over_as_many_pages_as_it_needs_and_repeats_the_headings() throws IOException {
        byte[] pdf = LetterPdf.render(words("欧阳测试", rows(60)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(plain(second.getText(document))).contains("序号", "2/" + pages);
        }
        assertThat(text(pdf)).contains("内容59", "依据59");
    }

    @Test
    void whatever_was_typed_is_shown_as_itself_and_what_cannot_be_is_shown_as_a_gap() throws IOException {
        String text = text(LetterPdf.render(words("<b>䶮㛃</b>&\"'🙂末", rows(1))));
        assertThat(text).contains("<b>䶮㛃</b>&\"'〓末").doesNotContain("#");
    }

    private static LetterPdf.Words words(String name, List<List<String>> rows) {
        return new LetterPdf.Words(
                "zh-CN",
                "补正通知书",
                "编号：SL202600000017-C02",
                name + "：",
                List.of("现告知如下。"),
                List.of(new LetterPdf.Fact("申请人", name)),
                rows.isEmpty() ? List.of() : List.of("序号", "项目", "内容与原因", "依据"),
                rows,
                List.of("逾期终止。"),
                "本文书依据",
                List.of("R14：一次告知"),
                "虚构省应急管理厅",
                "2026-11-24",
                "以记录为准。");
    }

    private static List<List<String>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.of(String.valueOf(i + 1), "项目" + i, "内容" + i, "依据" + i))
                .toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    /** Without blanks; the font shares some glyphs between a character and the radical it looks like. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
