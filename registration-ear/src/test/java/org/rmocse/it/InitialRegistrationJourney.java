package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.document.QrCode;

/**
 * One person's initial registration, from a browser to a certificate that a stranger verifies: every role at a browser of
 * its own, every mail followed from the mailbox, the form printed, signed and photographed.
 */
@Order(30)
class InitialRegistrationJourney extends ContainerTest {

    private static final String DEMO_PASSWORD = Visitor.PASSWORD;

    private final Candidate candidate = Candidate.next("顾青禾·买买提");
    private String application;

    @Test
    void a_stranger_verifies_the_certificate_of_somebody_who_applied_in_a_browser() throws Exception {
        given_the_examination_results_are_imported();
        given_the_agency_has_a_new_reviewer();
        when_the_candidate_opens_an_account();
        when_the_candidate_files();
        when_the_agency_returns_it_with_a_reason();
        when_the_candidate_mends_it();
        when_the_agency_passes_and_reports_it();
        when_the_centre_passes_it();
        when_the_ministry_approves_it();
        when_the_certificate_is_made_and_handed_out();
        then_a_stranger_verifies_it_by_its_code();
    }

    private void given_the_examination_results_are_imported() {
        try (Guest administrator = new Guest(BED).signIn("system@demo.example", DEMO_PASSWORD)) {
            administrator
                    .open("/admin/qualifications.xhtml")
                    .look("import")
                    .attach("file", "results.csv", "text/csv", Candidate.sheet(candidate))
                    .press("form:import");
            assertThat(administrator.text("#added")).contains("1");
            administrator
                    .look("imported")
                    .attach("file", "results.csv", "text/csv", Candidate.sheet(candidate))
                    .press("form:import");
            assertThat(administrator.text("#added")).contains("0");
            assertThat(administrator.text("#unchanged")).contains("1");
        }
    }

    private void given_the_agency_has_a_new_reviewer() throws InterruptedException {
        String agency = BED.column("select id from agency.agency where code = 'PROV-11'")
                .get(0);
        try (Guest security = new Guest(BED).signIn("security@demo.example", DEMO_PASSWORD)) {
            security.open("/admin/staff.xhtml")
                    .look("staff")
                    .fill("name", "白露")
                    .fill("email", "bailu@agency.example")
                    .choose("role", "AGENCY_REVIEWER")
                    .choose("agency", agency)
                    .press("form:create");
            assertThat(security.page().locator("#errors").count()).isZero();
        }
        setPassword("bailu@agency.example");
    }

    private void when_the_candidate_opens_an_account() throws InterruptedException {
        try (Guest visitor = new Guest(BED)) {
            visitor.open("/index.xhtml").look("home");
            visitor.open("/open-account.xhtml")
                    .look("open-account")
                    .fill("name", candidate.name())
                    .fill("idNumber", candidate.idNumber())
                    .fill("qualificationNumber", candidate.certificate())
                    .check("consent")
                    .check("sensitive")
                    .press("form:submit")
                    .look("account-asked");
        }
        setPassword(candidate.email());
    }

    /** Follows the link in the mail, from the page that shows the mailbox. */
    private void setPassword(String address) throws InterruptedException {
        String link = Mailbox.link(new Mailbox(BED.mail(), address).await("/set-password.xhtml"));
        try (Guest reader = new Guest(BED)) {
            reader.open(BED.mail().address());
            reader.follow(reader.page().locator("a[href='" + link + "']").first())
                    .look("set-password")
                    .fill("password", Candidate.PASSWORD)
                    .press("form:submit");
            assertThat(reader.page().url()).contains("/sign-in.xhtml");
        }
    }

    private void when_the_candidate_files() throws Exception {
        try (Guest applicant = new Guest(BED).signIn(candidate.idNumber(), Candidate.PASSWORD)) {
            applicant.open("/applicant/index.xhtml").look("start").press("begin:start");
            application = applicant.page().url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1");
            applicant.look("tasks-empty");
            Map<String, Map<String, String>> answers = candidate.answers();

            step(applicant, "agency").choose("province", answers.get("agency").get("province"));
            applicant.page().locator("#recommended-name").waitFor();
            applicant.page().locator("[id='form:recommend']").click();
            applicant.page().waitForFunction("() => document.getElementById('form:agencyId').value !== ''");
            applicant.look("step-agency").press("form:save");
            for (String step : List.of("basic", "category", "employer", "work")) {
                step(applicant, step);
                answers.get(step).forEach((field, value) -> type(applicant, field, value));
                applicant.look("step-" + step).press("form:save");
                assertThat(applicant.page().locator("#errors").count()).as(step).isZero();
            }
            step(applicant, "portrait").attach("fileId", "portrait.jpg", "image/jpeg", Drawings.portrait());
            applicant.page().waitForTimeout(500); // the crop is proposed when the picture has been drawn
            applicant.look("step-portrait").press("form:save");
            applicant.page().locator("#kept").waitFor();

            step(applicant, "form");
            byte[] form = applicant.download("/files/" + application + "/form");
            attachForm(applicant, form);
            applicant.look("step-form");

            step(applicant, "materials");
            attach(applicant, "CONTRACT", Drawings.sheet("Labour contract"));
            attach(applicant, "HOLD_ID", Drawings.sheet("Person holding an identity card"));
            applicant.look("step-materials");

            submit(applicant);
            applicant.look("submitted");
            assertThat(applicant.text("#receipt")).matches("SL\\d{12}");
        }
        new Mailbox(BED.mail(), candidate.email()).await("SL");
    }

    private void attachForm(Guest applicant, byte[] form) {
        List<byte[]> pages = Drawings.signed(form);
        assertThat(pages).hasSize(2);
        applicant.attach("pages", "page-1.jpg", "image/jpeg", pages.get(0));
        applicant.page().locator("#page1.there").waitFor();
        applicant.attach("pages", "page-2.jpg", "image/jpeg", pages.get(1));
        applicant.page().locator("#page2.there").waitFor();
    }

    private static void attach(Guest applicant, String code, byte[] scan) {
        Locator there = applicant.page().locator("figure[data-code=" + code + "]");
        int before = there.count();
        applicant.attach(code, code.toLowerCase(java.util.Locale.ROOT) + ".jpg", "image/jpeg", scan);
        there.nth(before).waitFor();
    }

    private static void type(Guest applicant, String field, String value) {
        Locator input = applicant.page().locator("[id='form:" + field + "']");
        if ("SELECT".equals(input.evaluate("input => input.tagName"))) {
            input.selectOption(value);
        } else {
            input.fill(value);
        }
    }

    private Guest step(Guest applicant, String step) {
        return applicant.open("/applicant/step.xhtml?id=" + application + "&step=" + step);
    }

    private void submit(Guest applicant) {
        applicant.open("/applicant/apply.xhtml?id=" + application);
        assertThat(applicant.page().locator("#tasks li:not([data-state=done])").count())
                .as("steps that need something")
                .isZero();
        applicant.look("check").check("pledge").press("form:submit");
        assertThat(applicant.page().locator("#errors").count()).isZero();
    }

    private void when_the_agency_returns_it_with_a_reason() throws InterruptedException {
        try (Guest reviewer = new Guest(BED).signIn("bailu@agency.example", Candidate.PASSWORD)) {
            reviewer.open("/agency/index.xhtml?status=SUBMITTED").look("agency-queue");
            reviewer.follow(row(reviewer, "queue").locator("a").first());
            reviewer.press("hold:claim").look("review");
            reviewer.page().locator("input[data-reason=CONTRACT_INCOMPLETE]").check();
            reviewer.page()
                    .locator("textarea[data-reason-text=CONTRACT_INCOMPLETE]")
                    .fill("请补充劳动合同的签字盖章页。");
            reviewer.look("review-reasons").press("form:return");
            assertThat(reviewer.page().locator("#errors").count()).isZero();
        }
        assertThat(new Mailbox(BED.mail(), candidate.email()).await("请补充劳动合同的签字盖章页"))
                .contains("/applicant/apply.xhtml?id=" + application);
    }

    private void when_the_candidate_mends_it() {
        try (Guest applicant = new Guest(BED).signIn(candidate.email(), Candidate.PASSWORD)) {
            applicant.open("/applicant/apply.xhtml?id=" + application);
            assertThat(applicant.text("#reasons")).contains("请补充劳动合同的签字盖章页");
            String receipt = receipt();
            step(applicant, "materials");
            attach(applicant, "CONTRACT", Drawings.sheet("Signatures and seals of the contract"));
            applicant.look("returned");
            submit(applicant);
            assertThat(applicant.text("#receipt")).isEqualTo(receipt);
        }
    }

    private String receipt() {
        return BED.column(
                        "select receipt_number from application.application where public_id = ?",
                        java.util.UUID.fromString(application))
                .get(0);
    }

    private void when_the_agency_passes_and_reports_it() {
        try (Guest reviewer = new Guest(BED).signIn("bailu@agency.example", Candidate.PASSWORD)) {
            reviewer.open("/agency/review.xhtml?id=" + application)
                    .press("hold:claim")
                    .press("form:accept")
                    .fill("note", "材料齐全，符合条件。")
                    .press("form:pass");
            assertThat(reviewer.page().locator("#errors").count()).isZero();
        }
        try (Guest manager = new Guest(BED).signIn("manager@demo.example", DEMO_PASSWORD)) {
            manager.open("/agency/report.xhtml").look("report");
            tick(manager, "passed");
            manager.press("form:report").look("reported");
        }
    }

    private void when_the_centre_passes_it() {
        try (Guest centre = new Guest(BED).signIn("centre@demo.example", DEMO_PASSWORD)) {
            centre.open("/centre/index.xhtml").look("centre-queue");
            centre.open("/centre/review.xhtml?id=" + application)
                    .press("hold:claim")
                    .look("centre-review")
                    .press("form:pass");
            assertThat(centre.page().locator("#errors").count()).isZero();
        }
    }

    private void when_the_ministry_approves_it() throws InterruptedException {
        try (Guest ministry = new Guest(BED).signIn("ministry@demo.example", DEMO_PASSWORD)) {
            ministry.open("/ministry/index.xhtml").look("ministry-waiting");
            tick(ministry, "waiting-files");
            ministry.press("waiting:add").look("ministry-batch");
            ministry.page().locator("#approval summary").click();
            ministry.press("form:approve").look("ministry-approved");
            assertThat(ministry.page().locator("#errors").count()).isZero();
        }
        new Mailbox(BED.mail(), candidate.email()).await("已批准");
    }

    private void when_the_certificate_is_made_and_handed_out() throws InterruptedException {
        try (Guest officer = new Guest(BED).signIn("certificate@demo.example", DEMO_PASSWORD)) {
            officer.open("/certificate/index.xhtml?status=TO_PRODUCE").look("to-produce");
            tick(officer, "copies");
            officer.press("form:produced");
            officer.open("/certificate/index.xhtml?status=PRODUCED");
            tick(officer, "copies");
            officer.fill("trackingNumber", "EMS1234567890")
                    .press("form:dispatched")
                    .look("dispatched");
        }
        try (Guest manager = new Guest(BED).signIn("manager@demo.example", DEMO_PASSWORD)) {
            manager.open("/agency/collection.xhtml?status=DISPATCHED").look("collection");
            tick(manager, "copies");
            manager.press("list:received");
            new Mailbox(BED.mail(), candidate.email()).await("领取");
            manager.open("/agency/collection.xhtml?status=AT_AGENCY");
            manager.follow(row(manager, "copies").locator("a").last())
                    .look("hand-out")
                    .fill("note", "本人凭身份证领取")
                    .press("form:collected");
            assertThat(manager.page().locator("#errors").count()).isZero();
        }
    }

    private void then_a_stranger_verifies_it_by_its_code() {
        String address;
        try (Guest holder = new Guest(BED).signIn(candidate.idNumber(), Candidate.PASSWORD)) {
            holder.open("/applicant/index.xhtml").look("registered");
            BufferedImage certificate = Drawings.pages(holder.download("/files/certificate/own"), 150)
                    .get(0);
            address = QrCode.read(certificate).stream()
                    .filter(code -> code.startsWith(BED.url()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no code on the certificate leads to the site"));
        }
        String number = BED.column(
                        "select r.number from certificate.registration r join applicant.person p on p.id = r.person_id where p.name = ?",
                        candidate.name())
                .get(0);
        try (Guest stranger = new Guest(BED)) {
            stranger.open(URI.create(address).getPath() + "?"
                            + URI.create(address).getQuery())
                    .look("verified");
            assertThat(stranger.text("main")).contains(candidate.name(), number, "化工安全");
            assertThat(stranger.page().locator("#result.good").count()).isEqualTo(1);
            stranger.open("/look-up.xhtml?name=" + candidate.name() + "&number=" + number)
                    .look("looked-up");
            assertThat(stranger.text("main")).contains(number);
            stranger.open("/announcements.xhtml").look("announcements");
            stranger.follow(stranger.page()
                            .locator("main a[href*='announcement.xhtml']")
                            .first())
                    .look("announcement");
            assertThat(stranger.text("main")).contains(candidate.name(), number);
        }
    }

    private Locator row(Guest officer, String table) {
        return officer.page()
                .locator(
                        "table#" + table + " tbody tr",
                        new com.microsoft.playwright.Page.LocatorOptions().setHasText(candidate.name()))
                .first();
    }

    private void tick(Guest officer, String table) {
        row(officer, table).locator("input[name=chosen]").check();
    }
}
