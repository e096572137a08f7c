package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.SampleNumbers;

/**
 * Somebody registered long before this system: imported with an old category and without an address, seen at the agency, let in
 * with a code on paper, and at home on the start page with a registration that can be renewed.
 */
@Order(32)
class ImportedHolderJourney extends ContainerTest {

    private static final String HEADING =
            "姓名,证件号码,手机,邮箱,职业资格证书编号,资格证书签发日期,资格专业类别,增报专业,注册证号,首次注册日期,有效期起,有效期止,注册类别,单位统一社会信用代码,单位名称,初审机构代码,注册终止,终止日期\n";
    private static final String NAME = "司徒望海";
    private static final String NUMBER = "20090004711";
    private static final String OTHERS_NUMBER = "20090004712";
    private static final String PASSWORD = Candidate.PASSWORD;

    private final LocalDate today = LocalDate.now(ClockProducer.ZONE);
    private final LocalDate validTo = today.plusMonths(4);
    private String code;

    @Test
    void a_holder_without_an_address_signs_in_with_a_code_from_the_agency() {
        given_the_register_is_imported();
        then_the_public_finds_the_registration();
        then_no_other_agency_gives_a_code();
        when_the_agency_gives_a_code();
        then_a_wrong_code_and_an_unknown_number_are_answered_alike();
        when_the_holder_opens_the_account();
        then_the_start_page_shows_what_can_be_done();
    }

    private void given_the_register_is_imported() {
        String sheet = HEADING
                + row(NAME, 41, NUMBER, "PROV-11")
                + row("令狐平", 43, OTHERS_NUMBER, "PROV-12")
                + row("=坏", 45, "4712", "NOWHERE");
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            administrator
                    .open("/admin/register.xhtml")
                    .look("register")
                    .attach("file", "holders.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8))
                    .press("import");
            assertThat(administrator.text("#added")).isEqualTo("2");
            assertThat(administrator.text("#refused")).isEqualTo("1");
            assertThat(administrator.text("#row-errors")).contains("注册证号应为 11 位数字", "没有这个初审机构代码");
            administrator.look("register-imported");
            String errors = new String(
                    administrator.download(administrator.page().getAttribute("#sheet", "href")),
                    StandardCharsets.UTF_8);
            assertThat(errors).contains("4,注册证号,4712,", "4,初审机构代码,NOWHERE,");
            administrator
                    .open("/admin/register.xhtml")
                    .attach("file", "again.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8))
                    .press("import");
            assertThat(administrator.text("#added")).isEqualTo("0");
            assertThat(administrator.text("#unchanged")).isEqualTo("2");
            administrator
                    .open("/admin/register.xhtml")
                    .attach("file", "no-sheet.csv", "text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                    .press("import");
            assertThat(administrator.text("#reasons")).contains("缺少列：注册证号");
            administrator.look("register-refused");
        }
    }

    private void then_the_public_finds_the_registration() {
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/look-up.xhtml?name=" + NAME + "&number=" + NUMBER);
            assertThat(stranger.text("main")).contains(NUMBER, "危险物品安全（2019年前）", validTo.toString());
            stranger.look("look-up-imported");
        }
    }

    private void then_no_other_agency_gives_a_code() {
        try (Guest officer = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            officer.open("/agency/codes.xhtml")
                    .look("codes")
                    .fill("number", OTHERS_NUMBER)
                    .fill("name", "令狐平")
                    .press("form:find");
            assertThat(officer.text("#errors")).contains("本机构没有注册证号与姓名均相符的持证人");
        }
    }

    private void when_the_agency_gives_a_code() {
        try (Guest officer = new Guest(BED).signIn("manager@demo.example", Visitor.PASSWORD)) {
            officer.open("/agency/codes.xhtml")
                    .fill("number", NUMBER)
                    .fill("name", NAME)
                    .press("form:find");
            assertThat(officer.text("#holder")).contains(NUMBER, "危险物品安全（2019年前）");
            officer.look("codes-holder").press("form:issue");
            assertThat(officer.text("#errors")).contains("请填写此项");
            officer.fill("check", "本人到场，核对居民身份证原件").press("form:issue");
            code = officer.text("#code");
            assertThat(code).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
            officer.look("codes-slip").open("/agency/codes.xhtml");
            assertThat(officer.text("main")).as("shown once").doesNotContain(code);
        }
        assertThat(BED.column("select detail::text from audit.entry where action = 'account.code_issued'"))
                .singleElement()
                .satisfies(detail -> assertThat(detail).contains("核对居民身份证原件").doesNotContain(code));
    }

    private void then_a_wrong_code_and_an_unknown_number_are_answered_alike() {
        assertThat(answer("20090000000", code)).isEqualTo(answer(NUMBER, "AAAAA-AAAAA"));
    }

    private static String answer(String number, String typed) {
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/open-account.xhtml?code=true")
                    .fill("registrationNumber", number)
                    .fill("form:code", typed)
                    .fill("password", PASSWORD)
                    .check("consent")
                    .check("sensitive")
                    .press("form:open");
            return stranger.text("main").replace(number, "");
        }
    }

    private void when_the_holder_opens_the_account() {
        try (Guest holder = new Guest(BED)) {
            holder.open("/open-account.xhtml");
            assertThat(holder.text("#imports")).contains("注册数据最近导入日期：" + today);
            holder.press("with-code")
                    .look("open-by-code")
                    .fill("registrationNumber", NUMBER)
                    .fill("form:code", code.toLowerCase(java.util.Locale.ROOT))
                    .fill("password", PASSWORD)
                    .check("consent")
                    .check("sensitive")
                    .press("form:open");
            assertThat(holder.page().url()).contains("/sign-in.xhtml");
        }
    }

    private void then_the_start_page_shows_what_can_be_done() {
        try (Guest holder = new Guest(BED).signIn(NUMBER, PASSWORD)) {
            holder.open("/applicant/index.xhtml");
            assertThat(holder.text("#registration")).contains(NUMBER, "危险物品安全（2019年前）", validTo.toString(), "没有电子注册证");
            assertThat(holder.page().locator("#certificate").count()).isZero();
            assertThat(holder.text("#today-kinds")).contains("延续注册");
            holder.look("start-imported");
        }
    }

    private String row(String name, int sequence, String number, String agency) {
        String idNumber = Planted.plant(
                SampleNumbers.idNumber(LocalDate.of(1971, 5, 6), sequence).value());
        return String.join(
                        ",",
                        name,
                        idNumber,
                        "",
                        "",
                        "ZYAQ2008" + number,
                        "2008-09-01",
                        "",
                        "",
                        number,
                        "2009-03-02",
                        validTo.minusYears(5).plusDays(1).toString(),
                        validTo.toString(),
                        "危险物品安全",
                        SampleNumbers.creditCode(4711).value(),
                        "北京清河化工有限公司",
                        agency,
                        "",
                        "")
                + '\n';
    }
}
