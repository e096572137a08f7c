package org.rmocse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rmocse.document.PrintedPages.scanned;
import static org.rmocse.document.PrintedPages.texts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationFormPdfTest {

    private static final UUID APPLICATION = UUID.fromString("0190f3a2-7c41-7d3e-9b1a-2f60c1de5a77");
    private static final String VERSION = "4f2a90c1d7e8";
    private static final byte[] USUAL = RegistrationFormPdf.render(facts(3, 0));

    @Test
    void is_two_pages_that_say_whose_they_are() throws IOException {
        List<String> pages = texts(USUAL);
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0))
                .contains("中级注册安全工程师", "初始注册申请表", "欧阳远山", "999999199111020039", "虚构化工有限公司", VERSION)
                .contains("第1页/共2页");
        assertThat(pages.get(1))
                .contains("工作经历", "安全主管", "申请人签字", "单位公章", VERSION)
                .contains("第2页/共2页");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150, 200})
    void both_codes_are_read_at_every_resolution_of_a_scanner(int dotsPerInch) throws IOException {
        for (int page = 0; page < 2; page++) {
            assertThat(stamps(scanned(USUAL, page, dotsPerInch)))
                    .containsExactly(new FormStamp(APPLICATION, VERSION, page + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_code_is_read_however_the_sheet_lay_on_the_glass(int quarters) throws IOException {
        assertThat(stamps(Pictures.turned(scanned(USUAL, 1, 150), quarters)))
                .containsExactly(new FormStamp(APPLICATION, VERSION, 2));
    }

    @ParameterizedTest
    @CsvSource({"3, 0.00, 1700", "-7, 0.05, 2400", "172, 0.04, 2000", "95, 0.03, 2600"})
    void the_code_is_read_from_a_phones_photograph(double degrees, double skew, int longSide) throws IOException {
        for (int page = 0; page < 2; page++) {
            byte[] photo = new Photograph(scanned(USUAL, page, 200))
                    .skewed(skew)
                    .turned(degrees)
                    .on(0.06)
                    .sized(longSide)
                    .blurred(1)
                    .inPoorLight(7 + page)
                    .jpeg(0.6f);
            BufferedImage kept = Pictures.decode(photo, 60_000_000, 2600);
            assertThat(stamps(kept)).containsExactly(new FormStamp(APPLICATION, VERSION, page + 1));
        }
    }

    @Test
    void both_pages_photographed_together_are_both_found() throws IOException {
        BufferedImage first = scanned(USUAL, 0, 120);
        BufferedImage both = SamplePictures.plain(first.getWidth() * 2 + 40, first.getHeight(), java.awt.Color.GRAY);
        both.createGraphics().drawImage(scanned(USUAL, 1, 120), 0, 0, null);
        both.createGraphics().drawImage(first, first.getWidth() + 40, 0, null);
        byte[] photo = new Photograph(both).turned(2).sized(2600).inPoorLight(3).jpeg(0.6f);
        assertThat(stamps(Pictures.decode(photo, 60_000_000, 2600)))
                .containsExactlyInAnyOrder(
                        new FormStamp(APPLICATION, VERSION, 1), new FormStamp(APPLICATION, VERSION, 2));
    }

    @Test
    void an_older_version_and_another_persons_form_are_told_apart() throws IOException {
        RegistrationFormPdf.Facts now = facts(3, 0);
        UUID other = UUID.fromString("0190f3a2-7c41-7d3e-9b1a-2f60c1de5a78");
        byte[] older = RegistrationFormPdf.render(new RegistrationFormPdf.Facts(
                APPLICATION, "4f2a90c1d7e9", now.values(), now.work(), now.education(), null));
        byte[] anothers = RegistrationFormPdf.render(
                new RegistrationFormPdf.Facts(other, VERSION, now.values(), now.work(), now.education(), null));
        assertThat(stamps(scanned(older, 0, 150))).containsExactly(new FormStamp(APPLICATION, "4f2a90c1d7e9", 1));
        assertThat(stamps(scanned(anothers, 1, 150))).containsExactly(new FormStamp(other, VERSION, 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 6", "30, 30"})
    void is_always_two_pages_whatever_was_typed(int work, int education) throws IOException {
        isWhole(RegistrationFormPdf.render(facts(work, education)));
        for (String text : List.of("安全生产管理工作", "W")) {
            isWhole(RegistrationFormPdf.render(longest(work, education, text)));
        }
    }

    @Test
    void the_codes_are_read_on_the_fullest_form_too() throws IOException {
        byte[] pdf = RegistrationFormPdf.render(longest(30, 30, "安全生产管理工作"));
        for (int page = 0; page < 2; page++) {
            assertThat(stamps(scanned(pdf, page, 120))).containsExactly(new FormStamp(APPLICATION, VERSION, page + 1));
        }
    }

    /** Two pages, each with its own fields from the first to the last and none of the other's. */
    private static void isWhole(byte[] pdf) throws IOException {
        List<String> pages = texts(pdf);
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0))
                .contains("初始注册申请表", "统一社会信用代码", "从事岗位", "第1页/共2页")
                .doesNotContain("工作经历", "申请人签字", "{{");
        assertThat(pages.get(1))
                .contains("工作经历", "申请人签字", "单位公章", "初审", "终审", "第2页/共2页")
                .doesNotContain("统一社会信用代码", "从事岗位", "{{");
    }

    @Test
    void rows_beyond_the_table_are_summed_up() throws IOException {
        String second = texts(RegistrationFormPdf.render(facts(30, 20))).get(1);
        assertThat(second).contains("虚构单位1安", "虚构单位8安").doesNotContain("虚构单位9安", "虚构单位30");
        assertThat(second).contains("其余22条见系统填报信息", "其余15条见系统填报信息");
        String nine = texts(RegistrationFormPdf.render(facts(9, 6))).get(1);
        assertThat(nine).contains("虚构单位9安", "课程6").doesNotContain("其余");
    }

    @Test
    void education_is_on_the_form_only_where_there_is_any() throws IOException {
        assertThat(texts(USUAL).get(1)).doesNotContain("继续教育");
        assertThat(texts(RegistrationFormPdf.render(facts(3, 1))).get(1)).contains("继续教育", "学时", "课程1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"㛃㵘", "𠅤", "龑堃", "䶮", "𬭸𫖯", "阿依古丽·买买提", "Zoë O’Neill", "塔吉古丽·阿卜杜热伊木·图尔荪尼亚孜汗"})
    void rare_and_long_names_are_printed_as_they_are(String name) throws IOException {
        assertThat(Glyphs.printable(name)).isTrue();
        RegistrationFormPdf.Facts facts = facts(1, 0);
        Map<String, String> values = new HashMap<>(facts.values());
        values.put("name", name);
        byte[] pdf = RegistrationFormPdf.render(
                new RegistrationFormPdf.Facts(APPLICATION, VERSION, values, facts.work(), facts.education(), null));
        List<String> pages = texts(pdf);
        assertThat(pages).hasSize(2);
        String plain = name.replace(" ", "");
        assertThat(pages.get(0)).contains(plain);
        assertThat(pages.get(1)).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"𤭢", "🙂", "张\uE000", "\uFFFF"})
    void what_cannot_be_printed_is_known_before(String text) {
        assertThat(Glyphs.printable(text)).isFalse();
    }

    @Test
    void what_was_typed_stays_text() throws IOException {
        String typed = "<script>alert(1)</script>&amp;{{idNumber}}{{#work}}\u0000";
        RegistrationFormPdf.Facts facts = facts(1, 0);
        Map<String, String> values = new HashMap<>(facts.values());
        values.put("school", typed);
        List<List<String>> work = List.of(List.of("2020", typed, "岗", "责"));
        byte[] pdf = RegistrationFormPdf.render(
                new RegistrationFormPdf.Facts(APPLICATION, VERSION, values, work, List.of(), null));
        assertThat(texts(pdf).get(0)).contains("<script>alert(1)</script>&amp;{{idNumber}}{{#work}}");
        assertThat(texts(pdf).get(1)).contains("<script>");
    }

    @Test
    void the_portrait_is_on_the_first_page() throws IOException {
        RegistrationFormPdf.Facts facts = facts(1, 0);
        byte[] portrait = SamplePictures.file(SamplePictures.portrait(295, 413, java.awt.Color.WHITE), "jpeg");
        byte[] with = RegistrationFormPdf.render(new RegistrationFormPdf.Facts(
                APPLICATION, VERSION, facts.values(), facts.work(), facts.education(), portrait));
        assertThat(skin(scanned(with, 0, 100))).isGreaterThan(500);
        assertThat(skin(scanned(USUAL, 0, 100))).isZero();
    }

    @Test
    void a_missing_value_leaves_its_field_empty() throws IOException {
        Map<String, String> none = new HashMap<>();
        none.put("name", null);
        byte[] pdf = RegistrationFormPdf.render(
                new RegistrationFormPdf.Facts(APPLICATION, VERSION, none, List.of(), List.of(), null));
        assertThat(texts(pdf)).hasSize(2);
        assertThat(String.join("", texts(pdf))).doesNotContain("null", "{{");
    }

    private static RegistrationFormPdf.Facts facts(int work, int education) {
        Map<String, String> values = new HashMap<>();
        values.put("kind", "初始注册");
        values.put("name", "欧阳远山");
        values.put("sex", "男");
        values.put("idNumber", "999999199111020039");
        values.put("birthDate", "1991-11-02");
        values.put("employer", "虚构化工有限公司");
        values.put("creditCode", "91999999000000017M");
        return new RegistrationFormPdf.Facts(
                APPLICATION,
                VERSION,
                values,
                rows(work, i -> List.of("2016-07 至 2019-06", "虚构单位" + i + "安全公司", "安全主管", "隐患排查")),
                rows(education, i -> List.of("2026-01-01 至 2026-01-03", "课程" + i, "虚构培训中心", "16")),
                null);
    }

    /** Every field filled with as much as the pages take, and more. */
    private static RegistrationFormPdf.Facts longest(int work, int education, String text) {
        String full = text.repeat(600 / text.length());
        Map<String, String> values = new HashMap<>();
        for (String name : List.of(
                "name",
                "sex",
                "idNumber",
                "birthDate",
                "ethnicity",
                "education",
                "major",
                "school",
                "title",
                "mobile",
                "email",
                "address",
                "postcode",
                "certificateNumber",
                "managementNumber",
                "issuedOn",
                "category",
                "agency",
                "employer",
                "creditCode",
                "nature",
                "employerAddress",
                "contact",
                "phone",
                "post",
                "contract",
                "changes")) {
            values.put(name, full);
        }
        values.put("kind", "初始注册");
        values.put("number", "20270000001");
        values.put("validity", "2027-03-01 至 2032-02-29");
        return new RegistrationFormPdf.Facts(
                APPLICATION,
                VERSION,
                values,
                rows(work, i -> List.of(full, full, full, full)),
                rows(education, i -> List.of(full, full, full, full)),
                SamplePictures.file(SamplePictures.portrait(295, 413, java.awt.Color.WHITE), "jpeg"));
    }

    private static List<List<String>> rows(int count, java.util.function.IntFunction<List<String>> row) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.add(row.apply(i));
        }
        return rows;
    }

    private static List<FormStamp> stamps(BufferedImage picture) {
        return FormStamp.readAll(QrCode.read(picture));
    }

    private static int skin(BufferedImage page) {
        int count = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                java.awt.Color colour = new java.awt.Color(page.getRGB(x, y));
                count += colour.getRed() > 200 && colour.getBlue() < 170 && colour.getBlue() > 120 ? 1 : 0;
            }
        }
        return count;
    }
}
