package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.AtOnce;

class CertificatePdfTest {

    private static final String URL = "https://register.example/verify.xhtml?code=0123456789ABCDEFGHJK";
    private static final byte[] PORTRAIT = KeptDocuments.portrait().content();
    private static final byte[] USUAL = render(values());

    @Test
    void says_everything_the_snapshot_says() throws IOException {
        assertThat(text(USUAL))
                .contains(
                        "中级注册安全工程师注册证",
                        "欧阳测试",
                        "女",
                        "999999********0024",
                        "20260000001",
                        "化工安全",
                        "虚构化工有限公司",
                        "虚构省应急管理厅",
                        "2026-11-23至2031-11-22",
                        "签发日期2026-11-23",
                        "0123456789ABCDEFGHJK");
    }

    @Test
    void printed_twice_shows_the_same_text_and_the_same_picture() throws IOException {
        byte[] again = render(values());
        assertThat(text(again)).isEqualTo(text(USUAL));
        assertThat(pixels(again)).isEqualTo(pixels(USUAL));
    }

    @Test
    void printed_by_several_at_once_shows_each_its_own_text_and_the_same_picture() throws Exception {
        List<Callable<byte[]>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> render(values()));
            Map<String, String> other = values();
            other.put("name", "䶮㛃羴其" + i);
            other.put("employer", "虚构北方钢铁股份有限公司" + i);
            works.add(() -> render(other));
        }
        List<byte[]> printed = AtOnce.run(works);
        for (int i = 0; i < printed.size(); i += 2) {
            assertThat(text(printed.get(i))).isEqualTo(text(USUAL));
            assertThat(pixels(printed.get(i))).isEqualTo(pixels(USUAL));
            assertThat(text(printed.get(i + 1))).contains("䶮㛃羴其" + i / 2, "虚构北方钢铁股份有限公司" + i / 2);
            assertThat(missingGlyphs(printed.get(i + 1))).isZero();
        }
    }

    @Test
    void another_snapshot_shows_another_picture() throws IOException {
        Map<String, String> other = values();
        other.put("validTo", "2031-11-23");
        assertThat(pixels(render(other))).isNotEqualTo(pixels(USUAL));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150, 300})
    void its_code_leads_to_the_verification(int dotsPerInch) throws IOException {
        assertThat(QrCode.read(picture(USUAL, dotsPerInch))).containsExactly(URL);
    }

    @Test
    void prints_the_rare_characters_of_names() throws IOException {
        String rare = "䶮㛃𬭎𫖯㐂羴·";
        assertThat(Glyphs.printable(rare)).isTrue();
        Map<String, String> values = values();
        values.put("name", "王" + rare + "一");
        values.put("employer", "虚构" + rare + "公司");
        byte[] pdf = render(values);
        assertThat(text(pdf)).contains("王" + rare + "一", "虚构" + rare + "公司").doesNotContain("#", "\uFFFD");
        assertThat(missingGlyphs(pdf)).isZero();
    }

    @Test
    void what_the_font_does_not_have_is_told_beforehand() {
        assertThat(Glyphs.printable("𠮷")).isFalse();
        assertThat(Glyphs.printable("王\uE000")).isFalse();
        assertThat(Glyphs.printable("王🙂")).isFalse();
    }

    @Test
    void whatever_may_be_typed_is_printed_as_itself() throws IOException {
        Map<String, String> values = values();
        values.put("employer", "A<b>&\"'公司（虚构）１２３ No.1");
        assertThat(text(render(values))).contains("A<b>&\"'公司(虚构)123No.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 48, 100})
    void the_longest_names_stay_in_their_place(int length) throws IOException {
        Map<String, String> values = values();
        values.put("name", "古丽".repeat(25).substring(0, Math.min(50, length)));
        values.put("employer", "虚构化工集团有限责任公司分".repeat(8).substring(0, length));
        values.put("agency", "虚构省应急管理厅直属机构名".repeat(4).substring(0, Math.min(40, length)));
        byte[] pdf = render(values);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf))
                    .contains(
                            values.get("name"), values.get("employer"), values.get("agency"), "2026-11-23至2031-11-22");
            // the validity is the last line of the table: above the foot, and left of the code
            float millimetre = 72 / 25.4f;
            PDFTextStripperByArea table = new PDFTextStripperByArea();
            table.addRegion(
                    "table",
                    new Rectangle2D.Float(80 * millimetre, 68 * millimetre, 140 * millimetre, 107 * millimetre));
            table.extractRegions(document.getPage(0));
            assertThat(plain(table.getTextForRegion("table")))
                    .contains(values.get("name"), values.get("employer"), values.get("agency"), "2026-11-23至2031-11-22")
                    .doesNotContain("本证书所载事项");
        }
    }

    private static Map<String, String> values() {
        return new HashMap<>(Map.of(
                "name", "欧阳测试",
                "sex", "女",
                "idNumber", "999999********0024",
                "number", "20260000001",
                "category", "化工安全",
                "employer", "虚构化工有限公司",
                "agency", "虚构省应急管理厅",
                "validFrom", "2026-11-23",
                "validTo", "2031-11-22",
                "issuedOn", "2026-11-23"));
    }

    private static byte[] render(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("code", "0123456789ABCDEFGHJK");
        return CertificatePdf.render(all, URL, PORTRAIT);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    /** Without blanks; the font shares some glyphs between a character and the radical it looks like. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('⻓', '长')
                .replace('⻔', '门')
                .replace('⻅', '见')
                .replaceAll("\\s", "");
    }

    /** How many characters are drawn with the font's sign for a missing one. */
    private static int missingGlyphs(byte[] pdf) throws IOException {
        int[] missing = new int[1];
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    for (int code : text.getCharacterCodes()) {
                        missing[0] += code == 0 ? 1 : 0;
                    }
                    super.processTextPosition(text);
                }
            };
            stripper.getText(document);
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
        return missing[0];
    }

    private static BufferedImage picture(byte[] pdf, int dotsPerInch) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch);
        }
    }

    private static int[] pixels(byte[] pdf) throws IOException {
        BufferedImage picture = picture(pdf, 72);
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
