package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

    @Test
    void a_person_reads_what_is_kept_and_takes_it_away_after_proving_who_it_is() throws Exception {
        register();
        try (Guest guest = new Guest(BED).signIn(CANDIDATE.idNumber(), Candidate.PASSWORD)) {
            guest.open("/account.xhtml").press("data").look("own-data");
            assertThat(guest.text("main")).contains("同意记录").doesNotContain(CANDIDATE.certificate());
            unfold(guest).look("own-data-unfolded");
            assertThat(guest.text("main")).contains(CANDIDATE.name(), CANDIDATE.certificate());
            guest.page().setViewportSize(390, 844);
            guest.open("/applicant/data.xhtml?lang=en")
                    .look("own-data-phone-en")
                    .requireNoWiderThanTheScreen();
            assertThat(guest.text("main")).contains("Qualifications").doesNotContain("Have it corrected");
            assertThat(unfold(guest).text("main")).contains("Have it corrected");
            guest.requireNoWiderThanTheScreen();
        }
        Visitor visitor = Visitor.at(BED.url());
        visitor.signIn(CANDIDATE.idNumber(), Candidate.PASSWORD);
        visitor.get("/applicant/data.xhtml");
        Mailbox mailbox = new Mailbox(BED.mail(), CANDIDATE.email());
        proofMinutes(0);
        try {
            visitor.press("export:fetch", Map.of());
            assertThat(visitor.page().errors()).singleElement().asString().contains("请再输入一次密码");
            visitor.press("export:fetch", Map.of("proofPassword", "not the password"));
            assertThat(visitor.page().errors()).singleElement().asString().contains("密码或验证码不正确");
            visitor.press("export:fetch", Map.of("proofPassword", Candidate.PASSWORD));
        } finally {
            proofMinutes(1440);
        }
        assertThat(visitor.page().contentType()).isEqualTo("application/zip");
        List<String> names = new ArrayList<>();
        String data = "";
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(visitor.page().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                data = entry.getName().equals("data.json")
                        ? new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                        : data;
            }
        }
        assertThat(names).contains("data.json", "overview.html");
        assertThat(data).contains(CANDIDATE.name(), CANDIDATE.certificate()).doesNotContain(CANDIDATE.idNumber());
        assertThat(mailbox.await("您的数据已被导出")).contains("/account.xhtml");
    }

    private static Guest unfold(Guest guest) {
        guest.page().locator("details.group summary").all().forEach(Locator::click);
        return guest;
    }

    private static void proofMinutes(int minutes) {
        BED.sql("update shared.policy_parameter set value = '" + minutes + "' where name = 'account.proof_minutes'");
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
