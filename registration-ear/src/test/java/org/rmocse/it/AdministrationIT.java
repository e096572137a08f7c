package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The system administrator's room in the browser: in Chinese on a desk, in English on a phone. */
@Order(95)
class AdministrationIT extends ContainerTest {

    private final String code =
            "TEST-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final String name = "虚构省应急管理厅 <b>" + code + "</b>";

    @Test
    void an_agency_is_entered_shown_to_the_public_changed_and_closed_down() {
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            administrator.open("/admin/agencies.xhtml?lang=zh_CN").look("administration-agencies");
            administrator.press("enter").look("administration-agency-new");
            administrator.press("form:enter");
            assertThat(administrator.page().locator("#errors li").count()).isEqualTo(4);
            administrator
                    .fill("code", code)
                    .fill("name", name)
                    .choose("type", "PROVINCE")
                    .choose("province", "610000")
                    .fill("windows", "03-01 至 03-20")
                    .fill("educationContact", "继续教育处");
            administrator.page().check("[id='form:categories'] input[value=CHEMICAL]");
            administrator.press("form:enter").look("administration-agency-entered");
            assertThat(administrator.text("h1")).isEqualTo(name);
            assertThat(administrator.text("#changes")).contains("登记", "03-01 – 03-20", "化工安全", "陕西");

            Visitor stranger = Visitor.at(BED.url());
            assertThat(stranger.get("/agencies.xhtml?lang=zh_CN").html().text())
                    .contains(name, "03-01 – 03-20", "继续教育：继续教育处");

            administrator.page().setViewportSize(390, 844);
            administrator.open(administrator.page().url() + "&lang=en");
            administrator.fill("windows", "").press("form:change").look("administration-agency-phone");
            assertThat(administrator.text("#changes li")).contains("Changed", "Intake periods: 03-01 – 03-20 →");
            assertThat(administrator.text("#lies")).contains("0");
            administrator.press("turn:close");
            assertThat(administrator.text("#standing")).contains("Closed down");
            administrator.requireNoWiderThanTheScreen();
            assertThat(stranger.get("/agencies.xhtml").html().text()).doesNotContain(name);

            for (String page : List.of("agencies", "calendar", "education-disputes", "qualifications", "index")) {
                administrator.open("/admin/" + page + ".xhtml").look("administration-" + page + "-phone");
                administrator.requireNoWiderThanTheScreen();
            }
        }
    }

    @Test
    void the_background_jobs_are_shown_with_their_last_run() {
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            // of the quickest job a run ends every three seconds
            administrator.page().navigate(BED.url() + "/admin/jobs.xhtml?lang=zh_CN");
            for (int i = 0;
                    i < 10
                            && administrator
                                            .page()
                                            .locator("#jobs .status.valid")
                                            .count()
                                    == 0;
                    i++) {
                administrator.page().waitForTimeout(1000);
                administrator.page().reload();
            }
            administrator.look("administration-jobs");
            assertThat(administrator.text("#jobs")).contains("后台任务", "制证准备", "邮件发送", "审计记录核对", "成功", "秒");

            administrator.page().setViewportSize(390, 844);
            administrator.open("/admin/jobs.xhtml?lang=en").look("administration-jobs-phone");
            assertThat(administrator.text("#jobs")).contains("Preparing certificates", "Last success", "Done");
            administrator.requireNoWiderThanTheScreen();
        }
    }
}
