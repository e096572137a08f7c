package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.SampleNumbers;

/** Each kind of filing beside an initial registration in time, from its first page in a browser to its outcome in the register. */
@Order(50)
class EveryKindIT extends ContainerTest {

    private static final String ANOTHER_EMPLOYER =
            SampleNumbers.creditCode(61_234_568).value();

    private static final Candidate CHANGING = Candidate.next("卞更");
    private static final Candidate RENAMING = Candidate.next("卞名").passedIn("金属冶炼安全");
    private static final Candidate REISSUED = Candidate.next("卞补");
    private static final Candidate CANCELLING = Candidate.next("卞销");
    private static final Candidate RENEWING = Candidate.next("卞续");

    private static Desks desks;

    /** Five people registered together, once for all tests. */
    @BeforeEach
    void register() throws InterruptedException {
        if (desks != null) {
            return;
        }
        Desks officers = new Desks(BED);
        List<UUID> filings = new java.util.ArrayList<>();
        for (Candidate candidate : List.of(CHANGING, RENAMING, REISSUED, CANCELLING, RENEWING)) {
            Visitor applicant = Filer.register(BED, candidate);
            UUID filing = Filer.fillIn(applicant, candidate);
            assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
            filings.add(filing);
        }
        officers.approve(filings.toArray(UUID[]::new));
        desks = officers;
    }

    @Test
    void a_change_of_employer_leaves_the_term_and_is_what_a_verified_certificate_stands_for_from_then_on() {
        List<String> term = term(CHANGING);
        String code = code(CHANGING);
        try (Holder holder = new Holder(BED, CHANGING).begin("CHANGE")) {
            assertThat(holder.refused("change")).isNotBlank();
            holder.answer("change", Map.of("employer", "true"));
            assertThat(holder.refused("employer")).isNotBlank();
            holder.answer("employer", Map.of("creditCode", ANOTHER_EMPLOYER, "name", "另一虚构化工有限公司"));
            holder.attachForm(2)
                    .step("materials")
                    .attach("CONTRACT", Drawings.sheet("Contract with another employer"))
                    .guest()
                    .look("change-materials");
            desks.approve(holder.submit());
            assertThat(holder.outcome()).contains("标签");
        }
        assertThat(term(CHANGING)).isEqualTo(term);
        assertThat(made(CHANGING)).containsExactly("CERTIFICATE", "LABEL");
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/verify.xhtml?code=" + code).look("change-verified");
            assertThat(stranger.page().locator("#result.good").count()).isEqualTo(1);
            assertThat(stranger.text("#today")).contains("另一虚构化工有限公司");
            assertThat(lookUp(stranger, CHANGING)).contains("另一虚构化工有限公司", term.get(0), term.get(1));
        }
    }

    @Test
    void a_new_category_and_the_employers_new_name_are_on_the_label_that_is_handed_out_for_the_old_certificate() {
        try (Holder holder = new Holder(BED, RENAMING).begin("CHANGE")) {
            holder.answer("change", Map.of("employerName", "true", "category", "true"));
            assertThat(holder.refused("category")).isNotBlank();
            holder.answer("category", Map.of("category", "METALLURGY"));
            assertThat(holder.refused("employer")).isNotBlank();
            holder.answer("employer", Map.of("name", "北京清河新材料有限公司"));
            holder.attachForm(2)
                    .step("materials")
                    .attach("RENAME_PROOF", Drawings.sheet("Notice of the employer's new name"))
                    .guest()
                    .look("rename-materials");
            desks.approve(holder.submit());
        }
        String label = code(RENAMING);
        assertThat(Drawings.text(desks.print("label", label)))
                .contains("卞名", "金属冶炼安全", "北京清河新材料有限公司")
                .contains(term(RENAMING));
        desks.bringToTheAgency(label);
        try (Guest manager = new Guest(BED).signIn("manager@demo.example", Visitor.PASSWORD)) {
            manager.open("/agency/collection.xhtml?status=AT_AGENCY");
            manager.follow(manager.page()
                            .locator(
                                    "table#copies tbody tr",
                                    new com.microsoft.playwright.Page.LocatorOptions().setHasText("卞名"))
                            .locator("a")
                            .last())
                    .look("label-hand-out")
                    .fill("note", "本人凭身份证领取")
                    .press("form:collected")
                    .look("label-hand-out-refused");
            assertThat(manager.page().locator("#errors li").count()).isEqualTo(1);
            manager.check("oldCertificate").press("form:collected");
            assertThat(manager.page().locator("#errors").count()).isZero();
        }
        try (Guest stranger = new Guest(BED)) {
            assertThat(lookUp(stranger, RENAMING)).contains("金属冶炼安全", "北京清河新材料有限公司");
            stranger.open("/verify.xhtml?code=" + label).look("label-verified");
            assertThat(stranger.page().locator("#result.good").count()).isEqualTo(1);
        }
    }

    @Test
    void a_damaged_certificate_is_made_again_once_it_is_handed_in_and_its_code_is_told_to_be_replaced() {
        String code = code(REISSUED);
        UUID filing;
        try (Holder holder = new Holder(BED, REISSUED).begin("REISSUE")) {
            assertThat(holder.refused("matter")).isNotBlank();
            holder.answer("matter", Map.of("item", "CERTIFICATE", "condition", "DAMAGED", "explanation", "浸水损坏"))
                    .attachForm(1)
                    .step("materials")
                    .attach("ID_COPY", Drawings.sheet("Copy of the identity card"))
                    .guest()
                    .look("reissue-materials");
            filing = holder.submit();
        }
        desks.passInitially(filing);
        assertThat(desks.report(filing).errors()).hasSize(1);
        desks.receiveOriginal(filing);
        assertThat(desks.report(filing).errors()).isEmpty();
        desks.decide(filing);
        assertThat(code(REISSUED)).isNotEqualTo(code);
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/verify.xhtml?code=" + code).look("reissue-verified");
            assertThat(stranger.page().locator("#result.care").count()).isEqualTo(1);
            stranger.open("/verify.xhtml?code=" + code(REISSUED));
            assertThat(stranger.page().locator("#result.good").count()).isEqualTo(1);
        }
    }

    @Test
    void whoever_cancelled_is_shown_as_cancelled_and_may_register_again() {
        UUID filing;
        try (Holder holder = new Holder(BED, CANCELLING)) {
            holder.begin("CANCELLATION")
                    .answer("matter", Map.of("condition", "HELD", "explanation", "不再从业"))
                    .attachForm(1)
                    .step("materials")
                    .attach("ID_COPY", Drawings.sheet("Copy of the identity card"));
            filing = holder.submit();
            desks.passInitially(filing);
            desks.receiveOriginal(filing);
            assertThat(desks.report(filing).errors()).isEmpty();
            desks.decide(filing);
            assertThat(holder.outcome()).contains("注销");
            try (Guest stranger = new Guest(BED)) {
                assertThat(lookUp(stranger, CANCELLING)).contains("已注销");
                stranger.open("/verify.xhtml?code=" + code(CANCELLING)).look("cancelled-verified");
                assertThat(stranger.text("#result.bad")).contains("已经注销");
                assertThat(stranger.text("#advice")).contains("注销原因");
                stranger.open("/announcements.xhtml");
                stranger.follow(stranger.page()
                                .locator("main a[href*='announcement.xhtml']")
                                .first())
                        .look("cancellation-announced");
                assertThat(stranger.text("main")).contains(CANCELLING.name(), "注销");
            }

            String number = number(CANCELLING);
            holder.begin("RE_REGISTRATION");
            hours(holder);
            holder.answer("category", Map.of("category", "CHEMICAL"))
                    .attachForm(2)
                    .step("materials")
                    .attach("CONTRACT", Drawings.sheet("Labour contract"))
                    .guest()
                    .look("re_registration-materials");
            desks.approve(holder.submit());
            holder.outcome();
            assertThat(number(CANCELLING)).isEqualTo(number);
            assertThat(term(CANCELLING)).element(0).isEqualTo(today().toString());
        }
        try (Guest stranger = new Guest(BED)) {
            assertThat(lookUp(stranger, CANCELLING)).contains("有效").doesNotContain("已注销");
        }
    }

    @Test
    void a_new_identity_number_is_sealed_until_the_centre_has_looked_and_then_both_numbers_sign_in() {
        String after = Planted.plant(
                SampleNumbers.idNumber(LocalDate.of(1990, 6, 16), 321).value());
        UUID filing;
        try (Holder holder = new Holder(BED, REISSUED).begin("OTHER_MATTER")) {
            assertThat(holder.refused("matter")).isNotBlank();
            holder.step("matter").type("subject", "ID_NUMBER");
            holder.type("newIdNumber", after);
            assertThat(holder.guest()
                            .page()
                            .evaluate("JSON.stringify(sessionStorage)")
                            .toString())
                    .as("what the browser keeps of a step is not a number")
                    .doesNotContain(after);
            holder.guest().look("other_matter-number").press("form:keep-number");
            assertThat(holder.guest().page().locator("#errors").count()).isZero();
            assertThat(holder.guest().page().content())
                    .doesNotContain(after)
                    .contains("9****************" + after.substring(17));
            holder.answer("matter", Map.of("subject", "ID_NUMBER", "explanation", "公安机关更正了号码"))
                    .step("materials")
                    .attach("ID_COPY", Drawings.sheet("Copy of the new identity card"))
                    .attach("MATTER_PROOF", Drawings.sheet("Proof of the police"))
                    .guest()
                    .look("other_matter-materials");
            filing = holder.submit();
            assertThat(holder.outcome()).doesNotContain(after);
        }
        assertThat(BED.column(
                        "select data::text from application.section s join application.application a on a.id = s.application_id where a.public_id = ?",
                        filing))
                .noneMatch(data -> data.contains(after));
        assertThat(desks.passFinally(filing).text()).doesNotContain(after).contains("公安机关更正了号码");
        desks.decide(filing);
        for (String number : List.of(REISSUED.idNumber(), after)) {
            Visitor person = Visitor.at(BED.url());
            person.signIn(number, Candidate.PASSWORD);
            assertThat(person.page().html().selectFirst("form#leave")).isNotNull();
        }
    }

    @Test
    void a_renewal_with_hours_and_duties_follows_the_term_and_brings_a_label() {
        LocalDate end = today().plusDays(200);
        expire(RENEWING, end);
        try (Holder holder = new Holder(BED, RENEWING).begin("RENEWAL")) {
            hours(holder);
            assertThat(holder.refused("duty")).isNotBlank();
            holder.answer("duty", duty("组织专项检查，查出隐患 12 项"));
            byte[] before = Drawings.signed(holder.guest().download("/files/" + holder.filing() + "/duty"))
                    .get(0);
            holder.answer("duty", duty("组织液氨储罐区专项检查，查出隐患 12 项"));
            holder.step("materials").send("DUTY_STATEMENT", before);
            assertThat(holder.guest().text("ul.sent li.lacking")).isNotBlank();
            holder.guest().look("renewal-duty-outdated");
            assertThat(holder.guest()
                            .page()
                            .locator("figure[data-code=DUTY_STATEMENT]")
                            .count())
                    .isZero();
            byte[] now = Drawings.signed(holder.guest().download("/files/" + holder.filing() + "/duty"))
                    .get(0);
            holder.attachForm(2)
                    .step("materials")
                    .attach("DUTY_STATEMENT", now)
                    .attach("CONTRACT", Drawings.sheet("Labour contract"))
                    .guest()
                    .look("renewal-materials");
            desks.approve(holder.submit());
            assertThat(holder.outcome()).contains("标签");
            holder.guest().open("/applicant/index.xhtml").look("renewal-done");
        }
        assertThat(term(RENEWING))
                .containsExactly(
                        end.plusDays(1).toString(),
                        end.plusDays(1).plusYears(5).minusDays(1).toString());
        assertThat(made(RENEWING)).containsExactly("CERTIFICATE", "LABEL");
    }

    @Test
    void whoever_comes_late_for_a_first_registration_needs_hours_and_their_proof() throws InterruptedException {
        Candidate late = Candidate.next("卞迟", LocalDate.of(2019, 6, 3));
        Visitor applicant = Filer.register(BED, late);
        UUID filing = Filer.fillIn(applicant, late);
        assertThat(Filer.submit(applicant, filing).errors()).isNotEmpty();
        try (Holder holder = new Holder(BED, late).resume("INITIAL", filing)) {
            hours(holder);
            holder.attachForm(2);
            desks.approve(holder.submit());
            assertThat(holder.outcome()).contains("证书");
        }
        assertThat(term(late)).element(0).isEqualTo(today().toString());
    }

    /** Types a course in, is told that it does not count without a proof, and proves it. */
    private static void hours(Holder holder) {
        assertThat(holder.refused("education")).isNotBlank();
        holder.leave("education", course());
        assertThat(holder.guest().page().locator("#errors li").count()).isEqualTo(1);
        holder.guest().follow(holder.guest().page().locator("#proof"));
        holder.attach("CE_PROOF", Drawings.sheet("Proof of hours")).answer("education", Map.of());
    }

    private static Map<String, String> course() {
        LocalDate from = today().minusDays(60);
        Map<String, String> course = new HashMap<>();
        course.put("rows:0:from", from.toString());
        course.put("rows:0:to", from.plusDays(5).toString());
        course.put("rows:0:content", "安全生产法规与事故案例");
        course.put("rows:0:provider", "虚构安全培训中心");
        course.put("rows:0:mode", "现场");
        course.put("rows:0:hours", "48");
        return course;
    }

    private static Map<String, String> duty(String work) {
        return Map.of(
                "rows:0:from",
                today().minusDays(120).toString(),
                "rows:0:to",
                today().minusDays(100).toString(),
                "rows:0:place",
                "液氨储罐区",
                "rows:0:work",
                work,
                "rows:0:result",
                "全部整改并复查合格");
    }

    /** Prepares data only: moves somebody's term so that it ends on that day. */
    private static void expire(Candidate candidate, LocalDate end) {
        String registration = BED.column(
                        "select r.id from certificate.registration r join applicant.person p on p.id = r.person_id where p.name = ?",
                        candidate.name())
                .get(0);
        Stream.of("certificate.term", "certificate.entry")
                .forEach(table -> BED.sql("update " + table + " set valid_from = date '"
                        + end.plusDays(1).minusYears(5) + "', valid_to = date '" + end + "' where registration_id = "
                        + registration));
        BED.sql("update certificate.registration set first_registered_on = date '"
                + end.plusDays(1).minusYears(5) + "' where id = " + registration);
    }

    private static String lookUp(Guest stranger, Candidate candidate) {
        stranger.open("/look-up.xhtml?name=" + candidate.name() + "&number=" + number(candidate));
        return stranger.text("main");
    }

    private static LocalDate today() {
        return LocalDate.parse(
                BED.column("select (now() at time zone 'Asia/Shanghai')::date").get(0));
    }

    private static String number(Candidate candidate) {
        return ofRegistration("r.number", candidate).get(0);
    }

    /** The first and the last day of the present term. */
    private static List<String> term(Candidate candidate) {
        return ofRegistration(
                "unnest((select array[valid_from, valid_to] from certificate.term where registration_id = r.id order by id desc limit 1))",
                candidate);
    }

    /** The code of the certificate that was made last. */
    private static String code(Candidate candidate) {
        return ofRegistration(
                        "(select code from certificate.certificate where registration_id = r.id order by id desc limit 1)",
                        candidate)
                .get(0);
    }

    private static List<String> made(Candidate candidate) {
        return BED.column(
                "select y.item from certificate.copy y join certificate.certificate c on c.id = y.certificate_id"
                        + " join certificate.registration r on r.id = c.registration_id join applicant.person p on p.id = r.person_id"
                        + " where p.name = ? order by y.id",
                candidate.name());
    }

    private static List<String> ofRegistration(String what, Candidate candidate) {
        return BED.column(
                "select " + what
                        + " from certificate.registration r join applicant.person p on p.id = r.person_id where p.name = ?",
                candidate.name());
    }
}
