package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the mail server refused, in the browser: seen, sent again, and read beforehand; in Chinese on a desk, in English on a phone. */
@Order(96)
class MailsIT extends ContainerTest {

    private final String address = UUID.randomUUID().toString().substring(0, 8) + "@mails.example";

    @Test
    void what_the_mail_server_refused_is_sent_again_and_arrives() throws Exception {
        refused(
                "APPLICATION_WITHDRAWN",
                "{\"name\":\"虚构人\",\"kind\":\"延续注册\",\"receipt\":\"SL1\",\"link\":\"http://localhost/1\"}");
        refused("PASSWORD_RESET", "{\"name\":\"虚构人\",\"hours\":\"24\"}");
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            administrator.open("/admin/index.xhtml?lang=zh_CN").look("overview");
            assertThat(administrator.text("#concerns")).contains("封邮件没有送达");
            administrator.page().setViewportSize(390, 844);
            administrator.open("/admin/index.xhtml?lang=en").look("overview-phone");
            assertThat(administrator.text("#concerns")).contains("Mails that did not arrive");
            administrator.requireNoWiderThanTheScreen();
            administrator.page().setViewportSize(1280, 900);
            administrator.open("/admin/mails.xhtml?lang=zh_CN").look("mails");
            assertThat(administrator.text("#kinds")).contains("已撤回", "重新发送全部 1 封", "重设密码");
            administrator.open("/admin/mails.xhtml?state=FAILED").look("mails-failed");
            assertThat(administrator.text("#mails"))
                    .contains(address.charAt(0) + "***@mails.example", "550", "邮件服务器拒收")
                    .doesNotContain(address);
            assertThat(administrator.page().locator("button[name=again]").count())
                    .isEqualTo(1);
            String mail = administrator.page().locator("button[name=again]").getAttribute("value");
            administrator.open("/admin/mails.xhtml?state=FAILED&again=" + mail);
            assertThat(administrator.page().locator("button[name=again]").count())
                    .as("a link presses no button")
                    .isEqualTo(1);
            administrator.follow(administrator.page().locator("button[name=again]"));
            assertThat(administrator.text("main")).contains("正在重新发送，共 1 封");
            assertThat(new Mailbox(BED.mail(), address).await("已撤回")).contains("虚构人");
            assertThat(BED.count("select count(*) from audit.entry where action = 'mail.sent_again'"))
                    .isPositive();

            administrator.page().setViewportSize(390, 844);
            administrator.open("/admin/mails.xhtml?state=FAILED&lang=en").look("mails-phone");
            assertThat(administrator.text("#mails")).contains("Password reset");
            administrator.requireNoWiderThanTheScreen();
        } finally {
            BED.sql("delete from notification.outbox where recipient = '" + address + "'");
        }
    }

    @Test
    void each_mail_can_be_read_in_both_languages() {
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            administrator.open("/admin/mails.xhtml?lang=zh_CN").press("texts");
            administrator.choose("type", "APPLICATION_RETURNED").press("show").look("mail-texts");
            assertThat(administrator.text("#letters")).contains("申请需要补正", "公章不清晰", "application needs correction");
            administrator.page().setViewportSize(390, 844);
            administrator
                    .open("/admin/mail-texts.xhtml?type=REGISTRATION_REVOKED&lang=en")
                    .look("mail-texts-phone");
            administrator.requireNoWiderThanTheScreen();
        }
    }

    /** Leaves what a mail server leaves that knows no such mailbox. */
    private void refused(String type, String details) {
        BED.sql(
                "insert into notification.outbox (public_id, type, recipient, locale, details, status, attempts, next_attempt_at,"
                        + " last_error, created_at) values ('" + UUID.randomUUID() + "', '" + type + "', '" + address
                        + "', 'zh-CN', '" + details + "', 'FAILED', 1, now(), '550', now())");
    }
}
