package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The employers' door (D18): an account by a letter of authority, and what its contact does behind the door. */
@Order(96)
class EmployerDoorIT extends ContainerTest {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final String PASSWORD = "stamped letter of authority";
    private static final Candidate REGISTERED = Candidate.next("樊注册");
    private static final Candidate FILING = Candidate.next("樊申请");
    private static final String NAME = "北京清河化工有限公司";

    private static String contact;

    /** An account of an employer with a registered engineer, once for all tests: asked for, confirmed, granted, opened. */
    @BeforeEach
    void open() throws InterruptedException {
        if (contact != null) {
            return;
        }
        Desks desks = new Desks(BED);
        Visitor registered = Filer.register(BED, REGISTERED);
        UUID file = Filer.fillIn(registered, REGISTERED);
        assertThat(Filer.submit(registered, file).errors()).isEmpty();
        desks.approve(file);
        contact = asksForAnAccount();
    }

    /** In a browser, the officer's part too. */
    private static String asksForAnAccount() throws InterruptedException {
        String email = "hr" + SEQUENCE.incrementAndGet() + "@employer.example";
        Mailbox mailbox = new Mailbox(BED.mail(), email);
        try (Guest visitor = new Guest(BED);
                Guest officer = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            visitor.open("/sign-in.xhtml").follow(visitor.page().locator("a[href='/employer-account.xhtml']"));
            visitor.look("employer-account")
                    .fill("creditCode", "91350100M000100Y44")
                    .fill("name", NAME)
                    .fill("contact", "何静<b>")
                    .fill("email", email)
                    .press("form:submit")
                    .look("employer-account-wrong");
            assertThat(visitor.page().locator("#errors li").count()).isEqualTo(3);
            visitor.check("consent")
                    .fill("creditCode", REGISTERED.employer().value())
                    .attach("letter", "letter.jpg", "image/jpeg", Drawings.sheet("Letter of authority"))
                    .press("form:submit");
            assertThat(visitor.page().locator("#asked").count()).isEqualTo(1);
            String check = Mailbox.link(mailbox.await("请确认邮箱"));
            officer.open("/ministry/employer-requests.xhtml");
            assertThat(officer.text("main")).doesNotContain("何静");
            visitor.open(check.substring(BED.url().length())).press("check:confirm");
            assertThat(visitor.page().locator("#confirmed").count()).isEqualTo(1);

            officer.open("/ministry/employer-requests.xhtml").look("employer-requests");
            officer.follow(officer.page().locator("#requests tbody a").first());
            assertThat(officer.text("#asked")).contains("何静<b>", email, NAME);
            assertThat(officer.text("#register")).contains(NAME, "正常");
            officer.page().waitForFunction("() => document.querySelector('.sheet img').naturalWidth > 0");
            officer.look("employer-request").press("decide:grant");
            assertThat(officer.text("#state")).isEqualTo("已开通");
            assertThat(officer.page().locator("#decision").count()).isZero();
            String link = Mailbox.link(mailbox.await("/set-password.xhtml"));
            visitor.open(link.substring(BED.url().length()))
                    .fill("password", PASSWORD)
                    .press("form:submit");
        }
        return email;
    }

    @Test
    void a_contact_sees_the_own_engineers_on_a_desk_and_on_a_phone_and_takes_their_list_away() {
        try (Guest guest = new Guest(BED).signIn(contact, PASSWORD)) {
            assertThat(guest.page().url()).endsWith("/employer/index.xhtml");
            assertThat(guest.text("#employer"))
                    .contains(NAME, REGISTERED.employer().value());
            guest.fill("wanted", REGISTERED.name()).follow(guest.page().locator("#filter input[type=submit]"));
            guest.look("employer-engineers");
            assertThat(guest.page().locator("#engineers tbody tr").count()).isEqualTo(1);
            assertThat(guest.text("#engineers"))
                    .contains(REGISTERED.name(), "化工安全", "有效")
                    .doesNotContain(REGISTERED.idNumber());
            assertThat(guest.download("/employer/engineers/list.xlsx")).startsWith('P', 'K');
            assertThat(guest.download("/employer/engineers/list.pdf")).startsWith('%', 'P', 'D', 'F');
            guest.page().setViewportSize(390, 844);
            guest.open("/employer/index.xhtml?lang=en").look("employer-engineers-phone");
        }
    }

    @Test
    void an_employment_is_disputed_which_the_reviewer_reads_and_the_applicant_learns_of_and_confirmed_in_the_end()
            throws InterruptedException {
        Visitor applicant = Filer.register(BED, FILING);
        UUID file = Filer.fillIn(applicant, FILING);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        String address = "/employer/employment.xhtml?id=" + file;
        try (Guest employer = new Guest(BED).signIn(contact, PASSWORD);
                Guest reviewer = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            employer.open("/employer/employments.xhtml").look("employer-employments");
            assertThat(employer.text("#employments"))
                    .contains(FILING.name(), "安全工程师", "2024-01-01", "待答复")
                    .doesNotContain(FILING.idNumber(), "13800001111");
            employer.follow(employer.page().getByText(FILING.name()).first()).look("employer-employment");
            employer.press("form:dispute");
            assertThat(employer.page().locator("#errors li").count()).isEqualTo(1);
            employer.choose("ground", "OTHER_POST").fill("words", "实为<i>设备员").press("form:dispute");
            assertThat(employer.text("#employments")).contains("单位有异议");

            reviewer.open("/agency/index.xhtml?person=" + FILING.name()).look("queue-disputed");
            assertThat(reviewer.text("#queue")).contains("单位有异议");
            reviewer.open("/agency/review.xhtml?id=" + file).look("review-disputed");
            assertThat(reviewer.text("#employment")).contains("岗位与实际不符", "实为<i>设备员", "何静<b>");
            assertThat(applicant
                            .get("/applicant/apply.xhtml?id=" + file)
                            .html()
                            .getElementById("employer-answered")
                            .text())
                    .contains("异议")
                    .doesNotContain("设备员");

            employer.page().setViewportSize(390, 844);
            employer.open(address + "&lang=en")
                    .look("employer-employment-phone")
                    .press("form:confirm");
            reviewer.open("/agency/index.xhtml?person=" + FILING.name());
            assertThat(reviewer.text("#queue")).doesNotContain("单位有异议");
        }
        Visitor demo = Visitor.signedIn(BED.url(), "employer@demo.example");
        assertThat(demo.get(address).status()).isEqualTo(404);
    }

    @Test
    void a_departure_is_reported_and_the_engineer_says_that_it_is_not_so() throws InterruptedException {
        Visitor engineer = Visitor.at(BED.url());
        engineer.signIn(REGISTERED.idNumber(), Candidate.PASSWORD);
        try (Guest employer = new Guest(BED).signIn(contact, PASSWORD)) {
            employer.open("/employer/index.xhtml?q=" + REGISTERED.name());
            employer.follow(employer.page().locator("#engineers .act a").first())
                    .look("employer-departure");
            employer.press("form:report");
            assertThat(employer.page().locator("#errors li").count()).isEqualTo(1);
            employer.fill("leftOn", "2026-01-31").press("form:report");
            assertThat(new Mailbox(BED.mail(), REGISTERED.email()).await("报告您已离职"))
                    .contains(NAME, "2026-01-31");
            Visitor.Page own = engineer.get("/applicant/index.xhtml");
            assertThat(own.html().getElementById("departure").text()).contains(NAME, "2026-01-31");
            assertThat(own.html().getElementById("leaving:change")).isNotNull();
            assertThat(engineer.press("leaving:deny", Map.of("denial", " ")).errors())
                    .hasSize(1);
            Visitor.Page said = engineer.press("leaving:deny", Map.of("denial", "仍在<b>岗"));
            assertThat(said.html().getElementById("departure-said")).isNotNull();
            new Mailbox(BED.mail(), contact).await("说明未离职");
            employer.page().setViewportSize(390, 844);
            employer.open("/employer/index.xhtml?lang=en&q=" + REGISTERED.name());
            employer.follow(employer.page().locator("#engineers .act a").first())
                    .look("employer-denied-phone");
            assertThat(employer.text("#denied")).contains("仍在<b>岗");
            employer.press("back:withdraw");
            assertThat(engineer.get("/applicant/index.xhtml").html().getElementById("departure"))
                    .isNull();
        }
    }

    @Test
    void a_new_name_is_proven_and_entered_and_the_engineers_are_told() throws InterruptedException {
        String newName = NAME.replace("公司", "责任公司");
        try (Guest employer = new Guest(BED).signIn(contact, PASSWORD);
                Guest officer = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            employer.open("/employer/name.xhtml").press("form:ask");
            assertThat(employer.page().locator("#errors li").count()).isEqualTo(3);
            employer.fill("name", newName)
                    .fill("since", "2026-02-01")
                    .attach("proof", "proof.jpg", "image/jpeg", Drawings.sheet("Change of name"))
                    .press("form:ask");
            employer.page().setViewportSize(390, 844);
            employer.open("/employer/name.xhtml?lang=en").look("employer-name-phone");
            officer.open("/ministry/employers.xhtml").press("new-names").look("ministry-employer-names");
            officer.follow(officer.page().locator("#names tbody a").first()).look("ministry-employer-name");
            officer.press("decide:grant");
            assertThat(officer.text("#state")).isEqualTo("已登记");
            assertThat(officer.text("#register")).contains(newName);
            assertThat(new Mailbox(BED.mail(), REGISTERED.email()).await("聘用单位已更名"))
                    .contains(newName);
            assertThat(employer.open("/employer/index.xhtml").text("#employer")).contains(newName);
        } finally {
            // other classes file with the same employer
            BED.sql("update employer.employer set name = '" + NAME + "' where credit_code = '"
                    + REGISTERED.employer().value() + "'");
        }
    }

    @Test
    void a_contact_enters_no_other_room_and_nobody_else_this_one() {
        Visitor employer = Visitor.at(BED.url());
        employer.signIn(contact, PASSWORD);
        String request = BED.column("select public_id::text from employer.contact_request where email = ?", contact)
                .get(0);
        for (String closed : List.of(
                "/ministry/employer-request.xhtml?id=" + request,
                "/ministry/employers.xhtml",
                "/agency/index.xhtml",
                "/applicant/index.xhtml",
                "/files/contact/" + request)) {
            assertThat(employer.get(closed).status()).as(closed).isIn(403, 404);
        }
        assertThat(Visitor.signedIn(BED.url(), "ministry@demo.example")
                        .get("/employer/index.xhtml")
                        .status())
                .isEqualTo(404);
        Visitor demo = Visitor.signedIn(BED.url(), "employer@demo.example");
        demo.get("/employer/index.xhtml");
        assertThat(demo.page().text()).doesNotContain(REGISTERED.name(), NAME);
    }
}
