package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.ClockProducer;

/** The numbers of the rules in the browser: in Chinese on a desk, in English on a phone. */
@Order(96)
class PolicyIT extends ContainerTest {

    private static final String NEXT_MONTH =
            LocalDate.now(ClockProducer.ZONE).plusDays(40).toString();

    @Test
    void a_new_value_is_looked_at_entered_and_withdrawn() {
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            administrator.open("/admin/policy.xhtml?lang=zh_CN");
            assertThat(administrator.text("main")).contains("注册条件", "继续教育学时", "48 学时", "邮件", "参数");
            administrator.open("/admin/policy.xhtml?text=继续教育学时&group=CONDITIONS");
            assertThat(administrator.text("#count")).contains("1");
            administrator.follow(
                    administrator.page().locator("table.parameters a").first());
            administrator.look("policy-parameter");
            assertThat(administrator.text("h1")).isEqualTo("继续教育学时");
            administrator.press("form:look");
            assertThat(administrator.page().locator("#errors li").count()).isEqualTo(3);
            administrator
                    .fill("value", "501")
                    .fill("from", LocalDate.now(ClockProducer.ZONE).toString())
                    .fill("reason", "文件 <b>1</b>")
                    .press("form:look")
                    .look("policy-parameter-wrong");
            assertThat(administrator.text("#errors")).contains("0 – 500", "最早自");
            administrator
                    .fill("value", "60")
                    .fill("from", NEXT_MONTH)
                    .press("form:look")
                    .look("policy-preview");
            assertThat(administrator.text("#preview"))
                    .contains("48 学时", "60 学时", NEXT_MONTH, "草稿和退回的申请", "现有注册", "按提交之日的值办到底");
            administrator.press("entering:mend");
            assertThat(administrator.page().inputValue("[id='form:value']")).isEqualTo("60");
            administrator.press("form:look").press("entering:enter").look("policy-entered");
            assertThat(administrator.text("#history")).contains("60 学时", "待生效", "文件 <b>1</b>", "现行", "系统初始值");

            administrator.page().setViewportSize(390, 844);
            administrator.open("/admin/policy.xhtml?coming=true&lang=en").look("policy-phone");
            assertThat(administrator.text("main")).contains("Hours of continuing education", "60 credit hours");
            administrator.requireNoWiderThanTheScreen();
            administrator
                    .open("/admin/parameter.xhtml?name=clock.working_days")
                    .choose("choice", "false")
                    .fill("from", NEXT_MONTH)
                    .fill("reason", "Trial")
                    .press("form:look")
                    .look("policy-limits-phone");
            assertThat(administrator.text("#limits")).contains("Time to accept", "Time for the final review");
            administrator.requireNoWiderThanTheScreen();
            administrator.open("/admin/parameter.xhtml?name=education.hours");
            administrator
                    .page()
                    .selectOption(
                            "[id='withdrawing:which']",
                            new com.microsoft.playwright.options.SelectOption().setIndex(1));
            administrator.page().fill("[id='withdrawing:reason']", "Not yet decided");
            administrator.press("withdrawing:withdraw").look("policy-withdrawn-phone");
            assertThat(administrator.text("#history")).contains("Withdrawn", "Not yet decided");
            administrator.requireNoWiderThanTheScreen();
        }
    }

    @Test
    void a_choice_is_chosen_and_a_parameter_there_is_not_is_not_found() {
        Visitor administrator = Visitor.signedIn(BED.url(), "system@demo.example");
        assertThat(administrator
                        .get("/admin/parameter.xhtml?name=portrait.ground&lang=zh_CN")
                        .html()
                        .select("select[id='form:choice'] option")
                        .eachText())
                .containsExactly("请选择", "白色", "蓝色", "红色");
        assertThat(administrator.get("/admin/parameter.xhtml?name=no.such").status())
                .isEqualTo(404);
    }

    @AfterAll
    static void withoutWhatWasEntered() {
        BED.sql("delete from shared.policy_parameter where valid_from > current_date");
    }
}
