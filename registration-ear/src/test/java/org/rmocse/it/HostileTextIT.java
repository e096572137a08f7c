package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What people type, and how they name their files, is shown as they typed it and does nothing: on pages, in mails, on paper (A7, A9, A23). */
@Order(26)
class HostileTextIT extends ContainerTest {

    private static final String MARKUP = "<b id=planted onclick=alert(1)>\"'&amp;</b>";
    private static final String EXPRESSION = "#{7*7777777}${7*7777777}";
    private static final String SCRIPT = "</textarea><script>alert('planted')</script><img src=x onerror=alert(1)>";

    @Test
    void what_somebody_typed_is_text_wherever_it_is_shown() throws InterruptedException {
        Candidate candidate = Candidate.next("尉迟安");
        Visitor applicant = Filer.register(BED, candidate);
        Map<String, Map<String, String>> answers = new HashMap<>(candidate.answers());
        answers.put("basic", with(answers.get("basic"), Map.of("school", MARKUP, "major", EXPRESSION)));
        answers.put(
                "work", with(answers.get("work"), Map.of("rows:0:post", MARKUP, "rows:0:duties", SCRIPT + EXPRESSION)));
        UUID id = Filer.fillIn(applicant, answers, "../../<img src=x onerror=alert(1)>'\"#{7*7777777}.jpg");
        for (String step : List.of("basic", "work", "materials", "form")) {
            judge(applicant.get("/applicant/step.xhtml?id=" + id + "&step=" + step), step);
        }
        assertThat(applicant
                        .get("/applicant/step.xhtml?id=" + id + "&step=basic")
                        .html()
                        .select("[name$=':school']")
                        .val())
                .isEqualTo(MARKUP);
        judge(Filer.submit(applicant, id), "receipt");
        Visitor.Page form = applicant.get("/files/" + id + "/form");
        assertThat(form.contentType()).startsWith("application/pdf");
        assertThat(form.header("Content-Disposition")).hasValue("inline; filename=\"form.pdf\"");
        List<String> files = applicant
                .get("/applicant/step.xhtml?id=" + id + "&step=materials")
                .html()
                .select("a[href^='/files/" + id + "/'], img[src^='/files/" + id + "/']")
                .stream()
                .map(file -> file.attr(file.tagName().equals("a") ? "href" : "src"))
                .toList();
        assertThat(files).isNotEmpty();
        files.forEach(file -> assertThat(applicant.get(file).header("Content-Disposition"))
                .as(file + ": under a name of ours")
                .hasValueSatisfying(name -> assertThat(name).matches("inline; filename=\"[\\w-]+\\.(jpg|png|pdf)\"")));

        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        judge(reviewer.get("/agency/index.xhtml"), "queue");
        Visitor.Page review = reviewer.get("/agency/review.xhtml?id=" + id);
        judge(review, "review");
        assertThat(review.html().text()).contains("<b id=planted").contains("#{7*7777777}");
        reviewer.press("hold:claim", Map.of());
        judge(reviewer.page(), "review in hand");
        Map<String, String> reason = new HashMap<>();
        reason.put(name(reviewer.page(), "input[data-reason=CONTRACT_INCOMPLETE]"), "on");
        reason.put(
                name(reviewer.page(), "textarea[data-reason-text=CONTRACT_INCOMPLETE]"), MARKUP + SCRIPT + EXPRESSION);
        assertThat(reviewer.press("form:return", reason).errors()).isEmpty();
        judge(reviewer.page(), "review sent");
        judge(applicant.get("/applicant/apply.xhtml?id=" + id), "filing");
        judge(applicant.get("/applicant/index.xhtml"), "start");
        assertThat(new Mailbox(BED.mail(), candidate.email()).await("<b id=planted"))
                .as("the text of the mail; its markup is judged by MailTextTest")
                .contains("#{7*7777777}")
                .doesNotContain("54444439");
    }

    private static String name(Visitor.Page page, String field) {
        return page.html().selectFirst(field).attr("name");
    }

    private static Map<String, String> with(Map<String, String> fields, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(others);
        return all;
    }

    private static void judge(Visitor.Page page, String where) {
        assertThat(page.status()).as(where).isEqualTo(200);
        assertThat(page.html().select("#planted, [onclick*=alert], [onerror], img[src=x]"))
                .as(where)
                .isEmpty();
        assertThat(page.text()).as(where).doesNotContain("54444439").doesNotContain("<script>alert");
    }
}
