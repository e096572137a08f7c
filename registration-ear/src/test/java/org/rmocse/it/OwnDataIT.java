package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a person is told and given of what is kept about the person (PIPL): the notice, the consent, the own data. */
@Order(38)
class OwnDataIT extends ContainerTest {

    private static final Candidate CANDIDATE = Candidate.next("许安宁");

    private static boolean registered;

    @Test
    void whoever_agreed_to_an_older_notice_is_asked_between_signing_in_and_the_own_pages() throws Exception {
        register();
        BED.sql("set session_replication_role = replica; update account.consent set version = 1 where account_id = "
                + account() + "; set session_replication_role = origin");
        try (Guest guest = new Guest(BED)) {
            guest.page().setViewportSize(390, 844);
            guest.signIn(CANDIDATE.idNumber(), Candidate.PASSWORD);
            assertThat(guest.page().url()).contains("/consent.xhtml");
            assertThat(guest.text("#changes")).contains("单独征求同意", "第 1 版");
            guest.look("consent-phone").requireNoWiderThanTheScreen();
            guest.press("form:agree");
            assertThat(guest.page().locator("#errors li").count()).isEqualTo(2);
            guest.open("/applicant/index.xhtml");
            assertThat(guest.page().url()).contains("/consent.xhtml?next=");
            guest.press("form:refuse").look("privacy-refused-phone").requireNoWiderThanTheScreen();
            assertThat(guest.text("#refused")).contains("已退出登录");
            guest.open("/applicant/index.xhtml");
            assertThat(guest.page().url()).contains("/sign-in.xhtml");

            guest.open("/privacy.xhtml?version=1&lang=en");
            assertThat(guest.text("main")).contains("older version", "only to check who you are");
            guest.open("/sign-in.xhtml")
                    .fill("name", CANDIDATE.idNumber())
                    .fill("password", Candidate.PASSWORD)
                    .press("form:submit");
            guest.look("consent-phone-en").check("consent").check("sensitive").press("form:agree");
            assertThat(guest.page().url()).endsWith("/applicant/index.xhtml");
        }
        assertThat(BED.column(
                        "select version || ' ' || language from account.consent where account_id = ? order by version",
                        account()))
                .containsExactly("1 zh-CN", "2 en");
        assertThat(Visitor.at(BED.url()).get("/privacy.xhtml?version=9").status())
                .isEqualTo(404);
    }

    private static void register() throws InterruptedException {
        if (!registered) {
            Filer.register(BED, CANDIDATE);
            registered = true;
        }
    }

    private static long account() {
        return Long.parseLong(
                BED.column("select account_id from account.sign_in_name where value = ?", CANDIDATE.email())
                        .get(0));
    }
}
