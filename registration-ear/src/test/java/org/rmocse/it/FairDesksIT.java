package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nobody decides in an own matter, and nobody twice: the refusals as officers meet them on their pages. */
@Order(57)
class FairDesksIT extends ContainerTest {

    private static final String FOUR_EYES = "您已办理过该申请的前一环节，须由他人办理";
    private static final String HOLDER =
            "select coalesce(officer_name, '-') from application.work_item where public_id = ?";

    @Test
    void an_officer_who_declares_a_tie_loses_the_file_in_hand_and_cannot_open_it_again() throws InterruptedException {
        Candidate candidate = Candidate.next("严回避");
        Visitor applicant = Filer.register(BED, candidate);
        UUID file = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer2@demo.example");
        String desk = "/agency/review.xhtml?id=" + file;
        reviewer.get(desk);
        assertThat(reviewer.press("hold:claim", Map.of()).errors()).isEmpty();
        assertThat(BED.column(HOLDER, file)).containsExactly("初审员乙");

        try (Guest guest = new Guest(BED).signIn("reviewer2@demo.example", "rmocse-demo-2026")) {
            guest.open("/account.xhtml").press("ties");
            guest.choose("kind", "PERSON").fill("whom", candidate.certificate()).press("form:declare");
            assertThat(guest.page().locator(".wrong:not(:empty)").count())
                    .as("what binds has to be said")
                    .isEqualTo(1);
            guest.look("ties-refused").fill("relation", "同学").press("form:declare");
            assertThat(guest.text("table.desk th[scope=row]")).startsWith("严回避");
            guest.look("ties");
            assertThat(BED.column(HOLDER, file)).as("laid back for others").containsExactly("-");

            Visitor.Page refused = reviewer.get(desk);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("依规回避").doesNotContain("严回避");
            assertThat(reviewer.get("/files/" + file + "/portrait").status()).isEqualTo(403);
            Visitor colleague = Visitor.signedIn(BED.url(), "reviewer@demo.example");
            assertThat(colleague.get(desk).status()).isEqualTo(200);
            assertThat(colleague.press("hold:claim", Map.of()).errors()).isEmpty();

            guest.follow(guest.page().locator("button[name=end]").first());
            assertThat(reviewer.get(desk).status()).as("once it has ended").isEqualTo(200);
        }
    }

    @Test
    void who_passed_a_file_initially_is_told_that_somebody_else_must_pass_it_finally() throws InterruptedException {
        Candidate candidate = Candidate.next("双目");
        Visitor applicant = Filer.register(BED, candidate);
        UUID file = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        Desks desks = new Desks(BED);
        desks.passInitially(file);
        assertThat(desks.report(file).errors()).isEmpty();
        String both =
                "account_id = (select account_id from account.sign_in_name where value = 'reviewer@demo.example')";
        BED.sql("insert into account.account_role (account_id, role) select account_id, 'FINAL_REVIEWER'"
                + " from account.sign_in_name where value = 'reviewer@demo.example'");
        try {
            Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
            reviewer.get("/centre/review.xhtml?id=" + file);
            assertThat(reviewer.press("hold:claim", Map.of()).errors())
                    .as("to take it in hand would keep others from it")
                    .containsExactly(FOUR_EYES);
            reviewer.get("/centre/review.xhtml?id=" + file);
            assertThat(reviewer.press("form:pass", Map.of("form:note", "材料属实")).errors())
                    .containsExactly(FOUR_EYES);
            assertThat(reviewer.page().html().getElementById("form:note").text())
                    .as("what was typed is kept")
                    .isEqualTo("材料属实");
            assertThat(BED.column("select status from application.application where public_id = ?", file))
                    .containsExactly("REPORTED");
        } finally {
            BED.sql("delete from account.account_role where role = 'FINAL_REVIEWER' and " + both);
        }
        desks.passFinally(file);
    }
}
