package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The review as officers do it all day: by keyboard, two documents beside each other, and nothing lost that was typed. */
@Order(58)
class ReviewingIT extends ContainerTest {

    private static final String OFFICER = "keyboard@agency.example";
    private static final String COLLEAGUE = "colleague@agency.example";
    private static final String STATUS = "select status from application.application where public_id = ?";

    @Test
    void twenty_files_are_decided_without_a_mouse_and_nothing_typed_is_lost() throws InterruptedException {
        Candidate candidate = Candidate.next("键盘");
        Visitor applicant = Filer.register(BED, candidate);
        UUID real = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, real).errors()).isEmpty();
        move(real, "PROV-12", "date '2020-01-01'");
        List<UUID> laid = AgencyFiles.lay(BED, 1, 21, "PROV-12");
        engage(OFFICER);
        engage(COLLEAGUE);

        try (Guest guest = new Guest(BED).signIn(OFFICER, Candidate.PASSWORD)) {
            Page page = guest.open("/agency/review.xhtml?id=" + real).page();
            key(guest, "t");
            asksAndSetsAside(guest);
            showsItsKeys(guest);
            comparesTwo(guest);
            isSilentWhileOneTypes(guest);
            for (int i = 0; i < 20; i++) {
                decide(guest, i);
                assertThat(page.locator("#errors").count()).as("file " + i).isZero();
            }
            assertThat(page.url())
                    .as("the next one is open")
                    .endsWith(laid.get(19).toString());
            losesItsSession(guest, laid.get(19));
            key(guest, "r", "r");
            key(guest, "a", "a");
            key(guest, "p", "p");
            assertThat(page.url()).as("none is left").contains("/agency/index.xhtml");
        }
        assertThat(BED.column(STATUS, laid.get(19))).containsExactly("RETURNED");
        Map<String, Integer> decided = new HashMap<>();
        laid.forEach(file -> decided.merge(BED.column(STATUS, file).get(0), 1, Integer::sum));
        assertThat(decided).isEqualTo(Map.of("INITIAL_PASSED", 12, "RETURNED", 7, "REFUSED", 2));
        assertThat(BED.column(STATUS, real)).containsExactly("INITIAL_PASSED");
        looksAlikeAtTheOtherDesks(real);
    }

    /** Some are refused, some returned, most accepted and passed. */
    private static void decide(Guest guest, int i) {
        if (i % 10 == 9) {
            key(guest, "a", "a");
            guest.page().keyboard().press("2");
            guest.page().keyboard().press("x");
            key(guest, "Enter");
        } else if (i % 3 == 2) {
            guest.page().keyboard().press("1");
            key(guest, "r", "r");
        } else {
            key(guest, "a", "a");
            key(guest, "p", "p");
        }
    }

    private static void asksAndSetsAside(Guest guest) throws InterruptedException {
        Page page = guest.page();
        page.locator(".in-hand summary").last().focus();
        page.keyboard().press("Enter");
        page.locator("[id='ask:question']").focus();
        page.keyboard().type("合同岗位是否属于安全岗位");
        page.locator("[id='ask:send']").focus();
        key(guest, "Enter");
        assertThat(guest.text("#outstanding")).contains("colleague");
        new Mailbox(BED.mail(), COLLEAGUE).await("征求您的意见");
        Visitor colleague = Visitor.at(BED.url());
        colleague.signIn(COLLEAGUE, Candidate.PASSWORD);
        Visitor.Page index = colleague.get("/agency/index.xhtml");
        assertThat(index.html().selectFirst("#opinions-asked summary").text()).contains("1");
        colleague.get(index.html().selectFirst("#opinions-asked a").attr("href"));
        assertThat(colleague
                        .press("answering:give", Map.of("answering:answer", "DOUBT"))
                        .errors())
                .as("a doubt says why")
                .hasSize(1);
        assertThat(colleague
                        .press("answering:give", Map.of("answering:answer", "DOUBT", "said", "写的是行政岗位"))
                        .errors())
                .isEmpty();
        page.locator(".in-hand summary").first().focus();
        page.keyboard().press("Enter");
        page.locator("[id='aside:reason']").focus();
        page.keyboard().type("等单位来函");
        key(guest, "Enter");
        assertThat(guest.text(".set-aside")).contains("等单位来函", "法定期限照常计算");
        assertThat(guest.text("#opinions")).contains("有疑问", "写的是行政岗位");
        assertThat(guest.text("#history")).contains("写的是行政岗位");
        assertThat(page.locator("#outstanding").count()).isZero();
    }

    private static void showsItsKeys(Guest guest) {
        Page page = guest.page();
        page.keyboard().press("?");
        assertThat(page.locator("#keys[open]").count()).isEqualTo(1);
        guest.look("review-keys");
        page.keyboard().press("p");
        assertThat(focused(page)).as("silent while a dialog is open").isNotEqualTo("form:pass");
        page.locator("#keys-on").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        assertThat(page.locator(".two-panes").count()).as("switched off").isZero();
        page.locator("#keys-open").focus();
        page.keyboard().press("Enter");
        page.locator("#keys-on").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Escape");
        assertThat(focused(page)).as("the focus is back").isEqualTo("keys-open");
    }

    private static void comparesTwo(Guest guest) {
        Page page = guest.page();
        page.locator("[aria-labelledby=part-person]").focus();
        page.keyboard().press("c");
        assertThat(page.locator("#shown-left").inputValue()).isEqualTo("HOLD_ID");
        assertThat(page.locator("#shown-right").inputValue()).isEqualTo("PORTRAIT");
        assertThat(page.locator(".one-doc:not([hidden])").count())
                .as("one in each pane")
                .isEqualTo(2);
        page.keyboard().press("z");
        assertThat(guest.text("#zoom-now")).isEqualTo("125 %");
        page.keyboard().press("f");
        page.keyboard().press("o");
        assertThat(page.locator("[data-quarters='1']").count()).isEqualTo(1);
        guest.look("review-compare");
        page.keyboard().press("d");
        assertThat(page.locator("#shown-left").inputValue()).isEqualTo("PORTRAIT");
        page.keyboard().press("D");
        page.keyboard().press("c");
        assertThat(page.locator(".two-panes").count()).isZero();
    }

    private static void isSilentWhileOneTypes(Guest guest) {
        Page page = guest.page();
        String before = page.url();
        page.keyboard().press("n");
        page.keyboard().type("gjkpra 1?");
        assertThat(page.locator("[id='form:note']").inputValue()).isEqualTo("gjkpra 1?");
        assertThat(page.url()).isEqualTo(before);
        page.keyboard().press("Escape");
        page.keyboard().press("Control+p");
        assertThat(focused(page)).isEmpty();
        page.keyboard().press("a");
        assertThat(focused(page)).as("the first press only moves there").isEqualTo("form:accept");
        page.keyboard().press("1");
        page.keyboard().press("1");
    }

    /** Ten reasons, the last words a moment before the session is lost. */
    private static void losesItsSession(Guest guest, UUID file) {
        Page page = guest.page();
        for (int digit = 1; digit <= 9; digit++) {
            page.keyboard().press(String.valueOf(digit));
        }
        page.locator("input[data-reason]:not([data-key])").first().focus();
        page.keyboard().press("Space");
        page.waitForTimeout(1000);
        page.locator("textarea[data-reason-text]").first().focus();
        page.context().clearCookies();
        page.keyboard().type("刚刚写下的话");
        page.keyboard().press("Escape");
        page.waitForURL("**/sign-in.xhtml**");
        signInAgain(guest, file);
        assertThat(guest.text("#left")).contains("已恢复");
        guest.look("review-restored");

        page.context().clearCookies();
        key(guest, "r", "r");
        assertThat(page.url()).as("sent without a session").contains("/sign-in.xhtml");
        signInAgain(guest, file);
    }

    private static void signInAgain(Guest guest, UUID file) {
        Page page = guest.page();
        guest.fill("name", OFFICER).fill("password", Candidate.PASSWORD).press("form:submit");
        assertThat(page.url()).endsWith(file.toString());
        assertThat(page.locator("input[data-reason]:checked").count()).isEqualTo(10);
        assertThat(page.locator("textarea[data-reason-text]").first().inputValue())
                .contains("刚刚写下的话");
    }

    private static void looksAlikeAtTheOtherDesks(UUID file) {
        move(file, "PROV-11", "null");
        Desks desks = new Desks(BED);
        assertThat(desks.report(file).errors()).isEmpty();
        look("centre@demo.example", "/centre/review.xhtml?id=" + file, "review-centre");
        desks.passFinally(file);
        look("ministry@demo.example", "/ministry/review.xhtml?id=" + file, "review-ministry");
    }

    @Test
    void whoever_was_overtaken_is_told_by_whom_and_keeps_what_was_typed() throws InterruptedException {
        Candidate candidate = Candidate.next("先撤");
        Visitor applicant = Filer.register(BED, candidate);
        UUID file = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        UUID other = AgencyFiles.lay(BED, 2, 1, "PROV-11").get(0);
        Visitor officer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        Visitor colleague = Visitor.signedIn(BED.url(), "reviewer2@demo.example");

        officer.get("/agency/review.xhtml?id=" + file);
        applicant.get("/applicant/apply.xhtml?id=" + file);
        assertThat(applicant.press("back:withdraw", Map.of()).errors()).isEmpty();
        assertOvertaken(officer, candidate.name());

        officer.get("/agency/review.xhtml?id=" + other);
        colleague.get("/agency/review.xhtml?id=" + other);
        assertThat(colleague.press("form:accept", Map.of()).errors()).isEmpty();
        assertThat(colleague.press("form:pass", Map.of()).errors()).isEmpty();
        assertOvertaken(officer, "初审员乙");
    }

    private static void assertOvertaken(Visitor officer, String by) {
        Map<String, String> typed = new HashMap<>();
        typed.put(
                officer.page()
                        .html()
                        .selectFirst("input[data-reason=CONTRACT_INCOMPLETE]")
                        .attr("name"),
                "on");
        typed.put(
                officer.page()
                        .html()
                        .selectFirst("textarea[data-reason-text=CONTRACT_INCOMPLETE]")
                        .attr("name"),
                "缺签章页，请补");
        Visitor.Page told = officer.press("form:return", typed);
        assertThat(told.errors()).singleElement().asString().contains(by).containsPattern("\\d{2}:\\d{2}");
        assertThat(told.html().selectFirst("#unsent").text()).contains("缺签章页，请补");
    }

    /** Presses the keys; the page that comes is loaded then. */
    private static void key(Guest guest, String... keys) {
        Page page = guest.page();
        page.evaluate("() => { window.leaving = true; }");
        for (String key : keys) {
            page.keyboard().press(key);
        }
        page.waitForFunction("() => !window.leaving && document.readyState === 'complete'");
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("() => document.activeElement.id"));
    }

    private static void look(String officer, String address, String name) {
        try (Guest guest = new Guest(BED).signIn(officer, Visitor.PASSWORD)) {
            guest.open(address).look(name);
        }
    }

    /** Lays a file on another agency's desk. */
    private static void move(UUID file, String agency, String due) {
        for (String table : List.of("application", "work_item")) {
            BED.sql("update application." + table + " set due_on = " + due
                    + ", agency_id = (select id from agency.agency where code = '" + agency + "') where public_id = '"
                    + file + "'");
        }
    }

    /** Gives somebody new a reviewer's desk at the agency of Tianjin. */
    private static void engage(String address) throws InterruptedException {
        String agency = BED.column("select id from agency.agency where code = 'PROV-12'")
                .get(0);
        Visitor security = Visitor.signedIn(BED.url(), "security@demo.example");
        security.get("/admin/staff.xhtml");
        assertThat(security.press(
                                "form:create",
                                Map.of(
                                        "form:name",
                                        address.replaceAll("@.*", ""),
                                        "email",
                                        address,
                                        "role",
                                        "AGENCY_REVIEWER",
                                        "agency",
                                        agency))
                        .errors())
                .isEmpty();
        Visitor reader = Visitor.at(BED.url());
        reader.get(Mailbox.link(new Mailbox(BED.mail(), address).await("/set-password.xhtml"))
                .substring(BED.url().length()));
        reader.press("form:submit", Map.of("password", Candidate.PASSWORD));
    }
}
