package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Each decision an officer can take about one file, pressed at its desk in a browser. */
@Order(58)
class EveryDecisionIT extends ContainerTest {

    @Test
    void every_decision_of_every_desk_is_taken_in_a_browser() throws InterruptedException {
        Candidate walking = Candidate.next("全程");
        Candidate refused = Candidate.next("初拒");
        Candidate late = Candidate.next("终拒");
        Visitor applicant = Filer.register(BED, walking);
        UUID file = filed(applicant, walking);
        UUID atAgency = filed(Filer.register(BED, refused), refused);
        UUID atCentre = filed(Filer.register(BED, late), late);
        Desks desks = new Desks(BED);

        try (Guest reviewer = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD);
                Guest centre = new Guest(BED).signIn("centre@demo.example", Visitor.PASSWORD);
                Guest ministry = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            take(reviewer, "agency", file);
            decide(reviewer, "form:accept", file, "UNDER_INITIAL_REVIEW");
            tick(reviewer, "HOLDID_UNRECOGNISABLE");
            decide(reviewer, "form:return", file, "RETURNED");
            answer(applicant, file);

            take(reviewer, "agency", file);
            decide(reviewer, "form:accept", file, "UNDER_INITIAL_REVIEW");
            decide(reviewer, "form:pass", file, "INITIAL_PASSED");
            reviewer.open(review("agency", file)).fill("note", "需再核对合同");
            decide(reviewer, "form:takeBack", file, "UNDER_INITIAL_REVIEW");
            take(reviewer, "agency", file);
            decide(reviewer, "form:pass", file, "INITIAL_PASSED");
            assertThat(desks.report(file).errors()).isEmpty();

            take(centre, "centre", file);
            centre.press("form:sendBack");
            assertThat(centre.page().locator("#errors li").count())
                    .as("why has to be said")
                    .isEqualTo(1);
            centre.fill("note", "工作经历与合同起始日期不一致");
            decide(centre, "form:sendBack", file, "UNDER_INITIAL_REVIEW");
            take(reviewer, "agency", file);
            assertThat(reviewer.text("main")).contains("工作经历与合同起始日期不一致");
            decide(reviewer, "form:pass", file, "INITIAL_PASSED");
            assertThat(desks.report(file).errors()).isEmpty();
            take(centre, "centre", file);
            decide(centre, "form:pass", file, "AWAITING_APPROVAL");
            centre.open(review("centre", file));
            decide(centre, "form:takeBack", file, "REPORTED");
            take(centre, "centre", file);
            decide(centre, "form:pass", file, "AWAITING_APPROVAL");
            ministry.open(review("ministry", file));
            refuse(ministry, file);

            take(reviewer, "agency", atAgency);
            decide(reviewer, "form:accept", atAgency, "UNDER_INITIAL_REVIEW");
            refuse(reviewer, atAgency);
            desks.passInitially(atCentre);
            assertThat(desks.report(atCentre).errors()).isEmpty();
            take(centre, "centre", atCentre);
            refuse(centre, atCentre);
        }
        assertThat(BED.column(
                        "select m.action from application.move m join application.application a on a.id = m.application_id"
                                + " where a.public_id = ? order by m.id",
                        file))
                .containsExactly(
                        "SUBMIT",
                        "ACCEPT",
                        "RETURN",
                        "SUBMIT",
                        "ACCEPT",
                        "PASS_INITIAL",
                        "TAKE_BACK_INITIAL",
                        "PASS_INITIAL",
                        "REPORT",
                        "SEND_BACK",
                        "PASS_INITIAL",
                        "REPORT",
                        "PASS_FINAL",
                        "TAKE_BACK_FINAL",
                        "PASS_FINAL",
                        "REJECT");
        for (Candidate one : new Candidate[] {walking, refused, late}) {
            new Mailbox(BED.mail(), one.email()).await("弄虚作假");
        }
    }

    private static UUID filed(Visitor applicant, Candidate candidate) {
        UUID file = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        return file;
    }

    /** The reason is answered in words, and the file submitted again. */
    private static void answer(Visitor applicant, UUID file) {
        Visitor.Page returned = applicant.get("/applicant/apply.xhtml?id=" + file);
        Element said = returned.html().selectFirst("#reasons textarea");
        Element send = returned.html().selectFirst("#reasons input[type=submit]");
        assertThat(applicant
                        .press(send.id(), Map.of(said.attr("name"), "照片清晰可辨，请再核对"))
                        .errors())
                .isEmpty();
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
    }

    private static String review(String desk, UUID file) {
        return "/" + desk + "/review.xhtml?id=" + file;
    }

    private static void take(Guest officer, String desk, UUID file) {
        officer.open(review(desk, file)).press("hold:claim");
    }

    private static void tick(Guest officer, String reason) {
        officer.page().locator("input[data-reason=" + reason + "]").check();
    }

    private static void refuse(Guest officer, UUID file) {
        tick(officer, "FALSE_MATERIAL");
        officer.page().locator("details.final summary").click();
        decide(officer, "form:refuse", file, "REFUSED");
    }

    private static void decide(Guest officer, String button, UUID file, String status) {
        officer.press(button);
        assertThat(officer.page().locator("#errors").count()).as(button).isZero();
        assertThat(BED.column("select status from application.application where public_id = ?", file))
                .as(button)
                .containsExactly(status);
    }
}
