package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Texts;

/** The auditor's room in the browser: in Chinese on a desk, in English on a phone; late, so that there is much to read. */
@Order(99)
class AuditRoomIT extends ContainerTest {

    @Test
    void an_auditor_reads_who_did_what_and_whether_what_must_hold_holds() {
        try (Guest auditor = new Guest(BED).signIn("auditor@demo.example", Visitor.PASSWORD)) {
            auditor.open("/audit/index.xhtml?lang=zh_CN").look("audit-trail");
            assertThat(auditor.text("#trail tbody tr:first-child")).contains("登录", "待封存");
            assertThat(Long.parseLong(auditor.text("#state dd"))).isPositive();

            auditor.choose("area", "person").press("search").look("audit-reveals");
            assertThat(auditor.page().locator("#trail tbody th").allInnerTexts())
                    .isNotEmpty()
                    .isSubsetOf("查看完整证件号码", "打印完整证件号码", "查看申请变更的证件号码", "变更姓名", "变更证件号码");

            auditor.open("/audit/index.xhtml?lang=zh_CN&area=application");
            String object =
                    auditor.page().locator("#trail tbody a.number").first().innerText();
            auditor.page().locator("#trail tbody a.number").first().click();
            auditor.page().waitForURL("**object=" + object);
            assertThat(auditor.page().locator("#trail tbody a.number").allInnerTexts())
                    .isNotEmpty()
                    .containsOnly(object);

            auditor.page().setViewportSize(390, 844);
            auditor.open("/audit/index.xhtml?lang=en&who=nobody-of-this-name").look("audit-none-phone");
            assertThat(auditor.text(".empty")).isEqualTo("There is no such entry.");
            auditor.open("/audit/index.xhtml").look("audit-trail-phone");
            auditor.requireNoWiderThanTheScreen();
            auditor.open("/audit/invariants.xhtml").look("audit-invariants-phone");
            assertThat(auditor.page().locator("#looked tbody tr").count()).isEqualTo(9);
            assertThat(auditor.text("#looked")).contains("I3 · The registration numbers of a year");
            auditor.requireNoWiderThanTheScreen();
        }
    }

    @Test
    void what_the_whole_suite_did_until_now_has_its_words() {
        List<String> deeds = BED.column("select distinct action from audit.entry order by 1");
        assertThat(deeds).hasSizeGreaterThan(20);
        assertThat(deeds)
                .allMatch(deed -> Texts.of(Texts.CHINESE).has("deed." + deed)
                        && Texts.of(Texts.ENGLISH).has("deed." + deed));
    }
}
