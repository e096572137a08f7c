package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** People see where they are signed in and end it, and the security administrator does for whoever asks. */
@Order(26)
class OwnSessionsIT extends ContainerTest {

    @Test
    void one_sees_ones_sessions_ends_one_and_then_all_others() throws InterruptedException {
        Candidate candidate = Candidate.next("会话甲");
        Visitor phone = Filer.register(BED, candidate);
        Visitor office = elsewhere(candidate);
        Visitor cafe = elsewhere(candidate);
        try (Guest here = new Guest(BED).signIn(candidate.email(), Candidate.PASSWORD)) {
            here.open("/account.xhtml?lang=zh_CN").look("sessions");
            assertThat(here.page().locator("#those tbody tr").count()).isEqualTo(4);
            assertThat(here.text("#those tbody tr:first-child")).contains("Chrome", "当前", "网络 127.0.0.*");
            assertThat(here.page().locator("#those tbody tr:first-child button").count())
                    .as("this one is ended by signing out")
                    .isZero();
            here.follow(here.page().locator("#those tbody tr:last-child button"));
            assertThat(here.text("main")).contains("已结束，该处须重新登录");
            assertThat(List.of(isIn(phone), isIn(office), isIn(cafe))).containsOnlyOnce(false);

            here.page().setViewportSize(390, 844);
            here.open("/account.xhtml?lang=en").look("sessions-phone");
            here.requireNoWiderThanTheScreen();
            here.press("end-others");
            assertThat(here.text("main")).contains("All others have ended", "You are signed in nowhere else");
            assertThat(List.of(isIn(phone), isIn(office), isIn(cafe))).containsOnly(false);
        }
    }

    @Test
    void a_session_that_was_ended_leads_to_signing_in_and_the_password_is_asked_where_it_is_long_ago()
            throws InterruptedException {
        Candidate candidate = Candidate.next("会话乙");
        Visitor here = Filer.register(BED, candidate);
        Visitor other = elsewhere(candidate);
        BED.sql("update shared.policy_parameter set value = '0' where name = 'account.proof_minutes'");
        try {
            here.get("/account.xhtml");
            here.press("end-others", Map.of());
            assertThat(here.page().errors()).singleElement().asString().contains("请再输入一次密码");
            assertThat(isIn(other)).isTrue();
            here.press("end-others", Map.of("proofPassword", Candidate.PASSWORD));
            assertThat(here.page().errors()).isEmpty();
        } finally {
            BED.sql("update shared.policy_parameter set value = '1440' where name = 'account.proof_minutes'");
        }
        assertThat(other.get("/applicant/index.xhtml").address().toString())
                .contains("/sign-in.xhtml", "next=%2Fapplicant", "ended=true");
        other.signIn(candidate.email(), Candidate.PASSWORD);
        assertThat(isIn(other)).isTrue();
    }

    @Test
    void the_security_administrator_finds_an_account_and_ends_all_its_sessions() throws InterruptedException {
        Candidate candidate = Candidate.next("会话丙");
        List<Visitor> theirs = List.of(Filer.register(BED, candidate), elsewhere(candidate));
        try (Guest security = new Guest(BED).signIn("security@demo.example", Visitor.PASSWORD)) {
            security.open("/admin/sessions.xhtml?lang=zh_CN");
            security.fill("name", candidate.email()).press("search:find");
            assertThat(security.page().url()).doesNotContain(candidate.email());
            assertThat(security.text("#found")).contains("会话丙", "申请人");
            security.look("admin-sessions");
            security.page().setViewportSize(390, 844);
            security.look("admin-sessions-phone").requireNoWiderThanTheScreen();
            security.press("form:end");
            assertThat(security.text("main")).contains("已令其全部退出", "目前没有登录");
        }
        assertThat(theirs).noneMatch(OwnSessionsIT::isIn);
    }

    private static Visitor elsewhere(Candidate candidate) {
        Visitor visitor = Visitor.at(BED.url());
        visitor.signIn(candidate.email(), Candidate.PASSWORD);
        return visitor;
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/applicant/index.xhtml").address().getPath().equals("/applicant/index.xhtml");
    }
}
