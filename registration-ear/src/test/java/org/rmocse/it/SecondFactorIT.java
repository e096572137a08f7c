package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Officers sign in with a password and a code: in Chinese on a desk, in English on a phone. */
@Order(36)
class SecondFactorIT extends ContainerTest {

    private final String email = "second-" + UUID.randomUUID().toString().substring(0, 8) + "@staff.example";

    /** The installation of the tests asks no officer for it, as a demo does; here it does. */
    @BeforeEach
    void openAnAccount() throws InterruptedException {
        Visitor administrator = Visitor.signedIn(BED.url(), "security@demo.example");
        administrator.get("/admin/staff.xhtml");
        administrator.press("form:create", Map.of("name", "二次验证测试员", "email", email, "role", "CERTIFICATE_OFFICER"));
        Visitor officer = Visitor.at(BED.url());
        URI link = URI.create(Mailbox.link(new Mailbox(BED.mail(), email).await("工作账户")));
        officer.get(link.getRawPath() + '?' + link.getRawQuery());
        officer.press("form:submit", Map.of("password", Visitor.PASSWORD));
        since("2019-03-01");
    }

    @AfterEach
    void askNoOfficer() {
        since("9999-12-31");
    }

    @Test
    void an_officer_switches_it_on_signs_in_with_codes_each_once_and_begins_anew_after_a_reset() throws Exception {
        Authenticator app;
        List<String> recovery;
        try (Guest officer = new Guest(BED)) {
            officer.open("/sign-in.xhtml?lang=zh_CN");
            officer.fill("name", email).fill("password", Visitor.PASSWORD).press("form:submit");
            assertThat(path(officer.page())).isEqualTo("/second-factor.xhtml");
            officer.open("/certificate/index.xhtml");
            assertThat(path(officer.page())).as("nowhere else before it").isEqualTo("/second-factor.xhtml");
            assertThat(officer.page()
                            .locator("nav.rooms a[href^='/certificate']")
                            .count())
                    .isZero();
            officer.look("second-factor-enrol");
            officer.fill("code", "000000").fill("password", Visitor.PASSWORD).press("form:on");
            assertThat(officer.text("#errors")).contains("6 位数字");
            app = new Authenticator(officer.text("#key"));
            officer.fill("code", app.code())
                    .fill("password", "not the password")
                    .press("form:on");
            assertThat(officer.text("#errors")).contains("密码或验证码不正确");
            String before = session(officer);
            officer.fill("code", app.last()).fill("password", Visitor.PASSWORD).press("form:on");
            officer.look("second-factor-recovery-codes");
            assertThat(session(officer)).as("a new id").isNotEqualTo(before);
            recovery = officer.page().locator("#codes li").allInnerTexts();
            assertThat(recovery).hasSize(10).allMatch(code -> code.matches("(\\w{5}-){4}\\w{5}"));
            officer.press("go-on");
            assertThat(path(officer.page())).isEqualTo("/certificate/index.xhtml");
            officer.page().evaluate("sessionStorage.setItem('rmocse.sheet.x', 'typed and not sent')");
            officer.press("leave:out");
            assertThat(officer.page().evaluate("Object.keys(sessionStorage).length"))
                    .as("nothing is left in the tab")
                    .isEqualTo(0);
        }

        try (Guest officer = new Guest(BED)) {
            officer.page().setViewportSize(390, 844);
            officer.open("/sign-in.xhtml?lang=en&next=/account.xhtml");
            officer.fill("name", email).fill("password", Visitor.PASSWORD).press("form:submit");
            assertThat(path(officer.page())).isEqualTo("/sign-in-code.xhtml");
            officer.look("second-factor-code-phone");
            assertThat(officer.page().locator("form#leave").count())
                    .as("not signed in")
                    .isZero();
            String half = session(officer);
            officer.fill("code", app.last()).press("form:submit");
            assertThat(officer.text("#errors")).contains("was used before");
            assertThat(officer.page().locator("#errors a[href='#form:code']").count())
                    .isOne();
            officer.fill("code", app.code()).press("form:submit");
            assertThat(path(officer.page()))
                    .as("where the officer wanted to go")
                    .isEqualTo("/account.xhtml");
            assertThat(session(officer)).as("a new id").isNotEqualTo(half);
            officer.look("second-factor-account-phone").press("second").look("second-factor-on-phone");
            assertThat(officer.text("#left")).endsWith("10");
            officer.requireNoWiderThanTheScreen();
        }

        Visitor lost = Visitor.at(BED.url());
        lost.signIn(email, Visitor.PASSWORD);
        assertThat(lost.press("form:submit", Map.of("code", recovery.get(0)))
                        .address()
                        .getPath())
                .isEqualTo("/certificate/index.xhtml");
        Visitor again = Visitor.at(BED.url());
        again.signIn(email, Visitor.PASSWORD);
        again.press("form:submit", Map.of("code", recovery.get(0)));
        assertThat(again.page().errors()).as("each recovery code once").hasSize(1);

        reset();
        assertThat(lost.get("/certificate/index.xhtml").address().getPath())
                .as("its sessions have ended")
                .isEqualTo("/sign-in.xhtml");
        new Mailbox(BED.mail(), email).await("二次验证已重置");
        lost.signIn(email, Visitor.PASSWORD);
        assertThat(lost.page().address().getPath()).isEqualTo("/second-factor.xhtml");
        assertThat(lost.page().html().selectFirst("#key").text()).isNotEmpty();
    }

    private void reset() {
        since("9999-12-31"); // of the administrator, who shall not be led to the same page here
        try (Guest administrator = new Guest(BED).signIn("security@demo.example", Visitor.PASSWORD)) {
            since("2019-03-01");
            administrator.open("/admin/staff.xhtml?lang=zh_CN");
            administrator.fill("text", email).press("search").look("second-factor-staff");
            assertThat(administrator.text("#count")).contains("1");
            assertThat(administrator.text("#officers tbody tr")).contains("已启用");
            administrator.follow(administrator.page().locator("#officers tbody a"));
            administrator.press("resetting:reset");
            assertThat(administrator
                            .page()
                            .locator("#errors a[href='#resetting:reason']")
                            .count())
                    .isOne();
            administrator.fill("reason", "本人携带工作证到场").look("second-factor-reset");
            administrator.press("resetting:reset");
            assertThat(administrator.text("p.note.done")).contains("二次验证已重置");
            assertThat(administrator.text("#facts")).contains("未启用");
        }
    }

    /** A right password alone opens no room, whatever is asked for with its session (A11). */
    @Test
    void half_a_sign_in_opens_nothing() throws Exception {
        Visitor officer = Visitor.signedIn(BED.url(), email);
        assertThat(officer.page().address().getPath()).isEqualTo("/second-factor.xhtml");
        for (String page : List.of("/certificate/index.xhtml", "/account.xhtml", "/files/certificate/x")) {
            assertThat(officer.get(page).address().getPath()).as(page).isEqualTo("/second-factor.xhtml");
        }
        officer.get("/second-factor.xhtml");
        Authenticator app =
                new Authenticator(officer.page().html().selectFirst("#key").text());
        officer.press("form:on", Map.of("code", app.code(), "password", Visitor.PASSWORD));
        assertThat(officer.page().html().select("#codes li")).hasSize(10);

        Visitor half = Visitor.at(BED.url());
        half.signIn(email, Visitor.PASSWORD);
        assertThat(half.page().address().getPath()).isEqualTo("/sign-in-code.xhtml");
        RoomsIT.rooms().forEach((page, roles) -> {
            if (!roles.contains("everybody")) {
                assertThat(half.get(page).address().getPath()).as(page).isEqualTo("/sign-in.xhtml");
            }
        });
        assertThat(half.get("/session").address().getPath()).isEqualTo("/sign-in.xhtml");
        half.get("/sign-in-code.xhtml");
        half.press("form:submit", Map.of("code", app.code()));
        assertThat(half.page().address().getPath()).isEqualTo("/certificate/index.xhtml");
        assertThat(half.get("/sign-in-code.xhtml").html().selectFirst("#over"))
                .as("what was awaited is done")
                .isNotNull();
    }

    private static void since(String day) {
        BED.sql("update shared.policy_parameter set value = '" + day + "' where name = 'account.second_factor_staff'");
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    private static String session(Guest guest) {
        return guest.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("session"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
