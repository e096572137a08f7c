package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A training body from its entry to what it reports, in the browser: in Chinese on a desk, in English on a phone. */
@Order(97)
class TrainingBodyIT extends ContainerTest {

    private static final String HEADING = "姓名,证件号码,开始日期,结束日期,培训内容,培训方式,学时\n";

    @Test
    void an_administrator_enters_a_body_and_opens_an_account_of_it() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", Visitor.PASSWORD)) {
            administrator.open("/admin/training-bodies.xhtml?lang=zh_CN").look("training-bodies");
            administrator.press("enter").press("form:enter");
            assertThat(administrator.page().locator("#errors li").count()).isEqualTo(3);
            administrator
                    .fill("name", "虚构培训学校 <b>" + mark + "</b>")
                    .fill("creditCode", code())
                    .choose("region", "610000")
                    .fill("email", "school-" + mark + "@body.example")
                    .press("form:enter");
            administrator.fill("accountName", "教务处").fill("accountEmail", "office-" + mark + "@body.example");
            administrator.press("people:openAccount").look("training-body");
            assertThat(administrator.text("#accounts")).contains("教务处", "office-" + mark);
            assertThat(administrator.text("h1")).contains("<b>" + mark + "</b>");

            administrator.page().setViewportSize(390, 844);
            administrator.open(administrator.page().url() + "&lang=en").look("training-body-phone");
            administrator.requireNoWiderThanTheScreen();
            administrator.press("turn:shut");
            assertThat(administrator.text("#standing")).contains("Closed");
        }
    }

    @Test
    void a_body_enters_a_course_reports_who_attended_sees_what_was_wrong_and_takes_it_back() {
        Candidate candidate = Candidate.next("学员乙");
        Visitor administrator = Visitor.signedIn(BED.url(), "system@demo.example");
        administrator.get("/admin/qualifications.xhtml");
        administrator.press(
                "form:import",
                Map.of(),
                new Visitor.FileField("file", "results.csv", "text/csv", Candidate.sheet(candidate)));
        String title = "应急救援 " + candidate.certificate();
        try (Guest trainer = new Guest(BED).signIn("training@demo.example", Visitor.PASSWORD)) {
            trainer.open("/education/courses.xhtml?lang=zh_CN");
            trainer.fill("title", title)
                    .fill("from", "2026-01-05")
                    .fill("to", "2026-01-07")
                    .fill("hours", "24")
                    .press("form:enter")
                    .look("training-courses");
            trainer.open("/education/import.xhtml").look("training-import");
            String option = trainer.page()
                    .locator("[id='form:course'] option", new Page.LocatorOptions().setHasText(title))
                    .getAttribute("value");
            trainer.choose("course", option)
                    .attach(
                            "file",
                            "attendance-" + candidate.certificate() + ".csv",
                            "text/csv",
                            ("姓名,证件号码\n" + candidate.name() + ',' + candidate.idNumber() + "\n\"=1+1\","
                                            + candidate.idNumber() + "\n")
                                    .getBytes(StandardCharsets.UTF_8))
                    .press("form:import");
            trainer.page().waitForSelector("#following[data-over=true]");
            trainer.look("training-report");
            assertThat(trainer.text("#added") + ' ' + trainer.text("#refused")).isEqualTo("1 1");
            assertThat(trainer.text("#row-errors tbody tr")).contains("3", "姓名", "=1+1");
            String sheet = new String(
                    trainer.download(trainer.page().locator("#sheet").getAttribute("href")), StandardCharsets.UTF_8);
            assertThat(sheet).contains("'=1+1").doesNotContain(candidate.idNumber());

            trainer.page().setViewportSize(390, 844);
            trainer.open("/education/index.xhtml?lang=en").look("training-index-phone");
            trainer.requireNoWiderThanTheScreen();
            trainer.follow(trainer.page()
                    .locator("#imports tr", new Page.LocatorOptions().setHasText(candidate.certificate()))
                    .locator("a[href^='?back=']")
                    .first());
            trainer.look("training-back-phone");
            trainer.press("back:rollBack");
            assertThat(trainer.text("#imports tbody tr")).contains("Taken back");
        }
    }

    @Test
    void what_a_body_sends_stands_in_its_own_name_and_nobody_else_sees_it() {
        Visitor trainer = Visitor.signedIn(BED.url(), "training@demo.example");
        trainer.get("/education/import.xhtml");
        Visitor.Page refused = trainer.press(
                "form:import",
                Map.of(),
                new Visitor.FileField("file", "x.csv", "text/csv", "姓名,学时\n甲,8\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.errors()).hasSize(4).allMatch(error -> error.startsWith("缺少列"));
        Visitor.Page sent = trainer.press(
                "form:import",
                Map.of(),
                new Visitor.FileField(
                        "file",
                        "y.csv",
                        "text/csv",
                        (HEADING + "无此人,x,2026-01-05,2026-01-05,甲,,8\n").getBytes(StandardCharsets.UTF_8)));
        Visitor.Page over = EducationIT.over(trainer, sent);
        assertThat(over.html().getElementById("refused").text()).isEqualTo("1");
        String id = over.address().getQuery().replaceFirst(".*id=", "");
        assertThat(Visitor.signedIn(BED.url(), "reviewer@demo.example")
                        .get("/education/errors/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(trainer.get("/education/errors/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(Visitor.signedIn(BED.url(), "system@demo.example")
                        .get("/admin/education/errors/" + id)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_learner_disputes_a_row_the_reviewer_sees_it_and_the_body_that_reported_it_withdraws_it()
            throws InterruptedException {
        Candidate candidate =
                Candidate.next("学员丁", LocalDate.of(2018, 6, 1)); // files late, so that hours are asked for
        Visitor applicant = Filer.register(BED, candidate);
        String row = candidate.name() + ',' + candidate.idNumber();
        Visitor trainer = Visitor.signedIn(BED.url(), "training@demo.example");
        trainer.get("/education/import.xhtml");
        Visitor.Page sent = trainer.press(
                "form:import",
                Map.of(),
                new Visitor.FileField(
                        "file",
                        "disputed.csv",
                        "text/csv",
                        (HEADING + row + ",2026-02-05,2026-02-07,风险分级,现场,24\n" + row
                                        + ",2026-01-05,2026-01-07,应急,现场,24\n")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(EducationIT.over(trainer, sent)
                        .html()
                        .getElementById("added")
                        .text())
                .isEqualTo("2");

        try (Guest learner = new Guest(BED).signIn(candidate.email(), Candidate.PASSWORD)) {
            learner.open("/applicant/index.xhtml?lang=zh_CN").press("education").look("own-education");
            learner.page().locator("details summary").first().click();
            learner.follow(learner.page().locator("button[name=dispute]").first());
            assertThat(learner.page().locator("#errors li").count()).isEqualTo(1);
            learner.page().locator("textarea").first().fill("只参加了两天 <i>x</i>");
            learner.follow(learner.page().locator("button[name=dispute]").first())
                    .look("own-education-disputed");
            assertThat(learner.text(".record")).contains("异议待答复", "<i>x</i>", "照常计入学时");

            UUID filing = Filer.fillIn(applicant, candidate);
            assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
            assertThat(Visitor.signedIn(BED.url(), "reviewer@demo.example")
                            .get("/agency/review.xhtml?id=" + filing)
                            .html()
                            .text())
                    .contains("本人有异议", "只参加了两天 <i>x</i>", "撤回前照常计入学时");

            try (Guest body = new Guest(BED).signIn("training@demo.example", Visitor.PASSWORD)) {
                body.page().setViewportSize(390, 844);
                body.open("/education/disputes.xhtml?lang=en").look("disputes-phone");
                body.requireNoWiderThanTheScreen();
                Page.LocatorOptions theirs = new Page.LocatorOptions().setHasText(candidate.name());
                body.follow(body.page().locator(".dispute", theirs).locator("button[name=keep]"));
                assertThat(body.page().locator("#errors li").count()).isEqualTo(1);
                body.follow(body.page().locator(".dispute", theirs).locator("button[name=withdraw]"));
                assertThat(body.page().locator(".dispute", theirs).first().innerText())
                        .contains("Withdrawn");
                body.open("/education/access.xhtml").look("access-phone");
                body.requireNoWiderThanTheScreen();
            }
            learner.page().setViewportSize(390, 844);
            learner.open("/applicant/education.xhtml?lang=en").look("own-education-phone");
            assertThat(learner.text(".record")).contains("Withdrawn");
            learner.requireNoWiderThanTheScreen();
        }
    }

    /** A credit code nobody has. */
    private static String code() {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        String body = "91999999" + String.format("%08d", System.nanoTime() % 100_000_000L) + 'M';
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += alphabet.indexOf(body.charAt(i)) * weights[i];
        }
        return body + alphabet.charAt((31 - sum % 31) % 31);
    }
}
