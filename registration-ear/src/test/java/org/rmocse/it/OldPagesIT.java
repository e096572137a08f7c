package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A page that was left open, or found again by the back button, while something else went on: the filing was submitted, was changed
 * elsewhere, the visitor signed out (F11), or the session ended while a step was being filled in (F16).
 */
@Order(41)
class OldPagesIT extends ContainerTest {

    @Test
    void a_step_kept_from_before_the_submission_says_that_it_is_too_late_and_changes_nothing() throws Exception {
        Candidate candidate = Candidate.next("微生安");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        applicant.get(step(id, "basic"));
        Map<String, String> kept = changed(applicant.fields("form"), "school", "另一所大学");
        applicant.get("/applicant/apply.xhtml?id=" + id);
        Map<String, String> check = new HashMap<>(applicant.fields("form"));
        check.put("form:pledge", "on");
        check.put("form:submit", "x");
        String receipt =
                Filer.submit(applicant, id).html().getElementById("receipt").text();
        String before = content(id);

        Visitor.Page answer = applicant.forge(step(id, "basic"), kept, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html().text()).contains("申请已提交，不能修改");
        assertThat(content(id)).isEqualTo(before);

        Visitor.Page again = applicant.forge("/applicant/apply.xhtml?id=" + id, check, Map.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.html().getElementById("receipt").text())
                .as("the same receipt")
                .isEqualTo(receipt);
        assertThat(submissions(id)).isEqualTo(1);
    }

    @Test
    void what_was_changed_elsewhere_meanwhile_is_not_undone_by_an_older_page() throws Exception {
        Candidate candidate = Candidate.next("羊舌安");
        Visitor here = Filer.register(BED, candidate);
        UUID id = Filer.begin(here);
        Map<String, String> answers = candidate.answers().get("basic");
        here.get(step(id, "basic"));
        here.press("form:save", answers);
        here.get(step(id, "basic"));
        Visitor there = Visitor.at(BED.url());
        there.signIn(candidate.email(), Candidate.PASSWORD);
        there.get(step(id, "basic"));
        there.press("form:save", Map.of("address", "北京市西城区二龙路 35 号"));
        assertThat(here.press("form:save", Map.of("school", "另一所大学")).status()).isEqualTo(200);
        there.get(step(id, "basic"));
        assertThat(value(there, "address")).isEqualTo("北京市西城区二龙路 35 号");
        assertThat(value(there, "school")).isEqualTo("另一所大学");
    }

    @Test
    void a_page_kept_from_before_signing_out_does_nothing_and_leads_back_to_itself() throws Exception {
        Candidate candidate = Candidate.next("梁丘安");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.begin(applicant);
        String step = step(id, "basic");
        applicant.get(step);
        applicant.press("form:save", candidate.answers().get("basic"));
        applicant.get(step);
        Map<String, String> kept = changed(applicant.fields("form"), "school", "另一所大学");
        String before = content(id);
        applicant.get("/applicant/index.xhtml");
        applicant.press("leave:out", Map.of());

        Visitor.Page out = applicant.forge(step, kept, Map.of("Referer", BED.url() + step));
        assertThat(out.address().getPath()).isEqualTo("/sign-in.xhtml");
        assertThat(content(id)).as("signed out").isEqualTo(before);

        applicant.press("form:submit", Map.of("name", candidate.email(), "password", Candidate.PASSWORD));
        assertThat(applicant.page().address().toString()).as("led back").endsWith(step);

        Visitor.Page old = applicant.forge(step, kept, Map.of());
        assertThat(old.status()).as(old.html().text()).isEqualTo(409);
        assertThat(old.html().selectFirst("h1").text()).isEqualTo("页面已失效，请重新打开");
        assertThat(content(id)).as("signed in again").isEqualTo(before);
        applicant.get(old.html().select("main .actions a").attr("href"));
        assertThat(applicant.page().status()).isEqualTo(200);
        assertThat(value(applicant, "school")).isEqualTo("北方理工大学");

        applicant.press("leave:out", Map.of());
        applicant.signIn("lin@demo.example", Visitor.PASSWORD);
        assertThat(applicant.forge(step, kept, Map.of()).status())
                .as("somebody else at the same browser")
                .isIn(404, 409);
        assertThat(content(id)).as("somebody else").isEqualTo(before);
    }

    @Test
    void whatever_step_the_session_ends_at_what_was_typed_is_there_after_signing_in_again() throws Exception {
        Candidate candidate = Candidate.next("亓官安");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.begin(applicant);
        Map<String, Map<String, String>> typed = new HashMap<>(candidate.answers());
        typed.put("agency", Map.of("province", "110000", "collection", "COURIER", "courierAddress", "北京市海淀区学院路 1 号"));
        Map<String, String> work = new HashMap<>(typed.get("work"));
        work.putAll(Map.of("rows:1:from", "2012-03-01", "rows:1:employer", "北京清河化工有限公司", "rows:1:post", "操作工"));
        typed.put("work", work);
        try (Guest guest = new Guest(BED).signIn(candidate.email(), Candidate.PASSWORD)) {
            for (String step : List.of("agency", "basic", "category", "employer", "work")) {
                guest.open(step(id, step));
                if (step.equals("work")) {
                    guest.page().locator("[id='form:add']").click();
                    input(guest.page(), "rows:1:post").waitFor();
                }
                endSession(guest.page().context());
                typed.get(step).forEach((field, value) -> type(guest.page(), field, value));
                guest.press("form:save");
                signInAgain(guest, candidate, step);
                guest.page().locator("#lost").waitFor();
                assertThat(guest.text("#lost")).as(step).contains("已恢复");
                typed.get(step).forEach((field, value) -> assertThat(
                                input(guest.page(), field).inputValue())
                        .as(step + " " + field)
                        .isEqualTo(value));
                guest.press("form:save");
                assertThat(guest.page().url()).as(step).doesNotContain("/sign-in.xhtml");
                applicant.get(step(id, step));
                typed.get(step).forEach((field, value) -> assertThat(value(applicant, field))
                        .as("kept by the server: " + step + " " + field)
                        .isEqualTo(value));
            }
            guest.open(step(id, "portrait"));
            endSession(guest.page().context());
            guest.attach("fileId", "portrait.jpg", "image/jpeg", Drawings.portrait());
            guest.press("form:save");
            signInAgain(guest, candidate, "portrait");
            guest.open(step(id, "materials"));
            endSession(guest.page().context());
            guest.attach("CONTRACT", "contract.jpg", "image/jpeg", Drawings.sheet("Labour contract"));
            guest.page().waitForURL("**/sign-in.xhtml**");
            signInAgain(guest, candidate, "materials");
        }
    }

    /** What the server knows of it after its time: nothing. */
    private static void endSession(BrowserContext context) {
        context.addCookies(List.of(new Cookie("session", "ended-" + UUID.randomUUID()).setUrl(BED.url())));
    }

    private static void signInAgain(Guest guest, Candidate candidate, String step) {
        assertThat(guest.page().url()).as(step).contains("/sign-in.xhtml");
        assertThat(guest.text("main")).as(step + ": is told why").contains("登录");
        guest.fill("name", candidate.email())
                .fill("password", Candidate.PASSWORD)
                .press("form:submit");
        assertThat(guest.page().url())
                .as("led back")
                .contains("/applicant/step.xhtml")
                .contains("step=" + step);
    }

    private static Locator input(Page page, String field) {
        return page.locator("[id='form:" + field + "']");
    }

    private static void type(Page page, String field, String value) {
        Locator input = input(page, field);
        if ("SELECT".equals(input.evaluate("input => input.tagName"))) {
            input.selectOption(value);
        } else {
            input.fill(value);
        }
    }

    /** The fields of a page as they were, one of them typed anew, and its button pressed. */
    private static Map<String, String> changed(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put("form:" + field, value);
        changed.put("form:save", "x");
        return changed;
    }

    /** What a field of the page holds, be it a text or a choice. */
    private static String value(Visitor visitor, String field) {
        return visitor.fields("form").get("form:" + field);
    }

    private static String step(UUID id, String step) {
        return "/applicant/step.xhtml?id=" + id + "&step=" + step;
    }

    private static long submissions(UUID id) {
        return BED.count(
                "select count(*) from application.move m join application.application a on a.id = m.application_id"
                        + " where a.public_id = ? and m.action = 'SUBMIT'",
                id);
    }

    private static String content(UUID id) {
        return BED.column(
                        "select string_agg(s::text, '|' order by s::text) from application.section s"
                                + " join application.application a on a.id = s.application_id where a.public_id = ?",
                        id)
                .get(0);
    }
}
