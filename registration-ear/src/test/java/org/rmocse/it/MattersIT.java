package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.SampleNumbers;

/** The ministry's desk for reissues, cancellations, other matters and revocations, in a browser. */
@Order(62)
class MattersIT extends ContainerTest {

    private static final Candidate REVOKED = Candidate.next("卞撤");
    private static final Candidate HOLDING = Candidate.next("卞存");
    private static final String SECOND = "ministry2@demo.example";

    private static Desks desks;
    private static Visitor revoked;
    private static Visitor holding;

    /** Two people registered together, once for both tests. */
    @BeforeEach
    void register() throws InterruptedException {
        if (desks != null) {
            return;
        }
        Desks officers = new Desks(BED);
        revoked = Filer.register(BED, REVOKED);
        holding = Filer.register(BED, HOLDING);
        UUID one = Filer.fillIn(revoked, REVOKED);
        UUID other = Filer.fillIn(holding, HOLDING);
        assertThat(Filer.submit(revoked, one).errors()).isEmpty();
        assertThat(Filer.submit(holding, other).errors()).isEmpty();
        officers.approve(one, other);
        desks = officers;
    }

    @Test
    void a_registration_is_revoked_by_two_officers_and_everybody_is_told() throws InterruptedException {
        String code =
                ofRegistration("(select code from certificate.certificate where registration_id = r.id)", REVOKED);
        String proposal;
        try (Guest first = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            first.open("/ministry/matters.xhtml")
                    .look("matters")
                    .press("revoke")
                    .fill("number", ofRegistration("r.number", REVOKED))
                    .fill("name", "别人")
                    .press("form:find");
            assertThat(first.page().locator("#missing").count()).isEqualTo(1);
            first.fill("number", REVOKED.idNumber()).press("form:find").look("revoke-found");
            assertThat(first.page().url()).doesNotContain(REVOKED.idNumber());
            assertThat(first.text("#found")).contains(REVOKED.name()).doesNotContain(REVOKED.idNumber());
            first.press("begin:propose");
            first.page().locator("#proposing summary").click();
            first.press("form:propose").look("revocation-lacking");
            assertThat(first.page().locator("#errors li").count()).isEqualTo(4);
            first.choose("ground", "LENDING")
                    .fill("facts", "将注册证书出借给另一单位用于资质申报，双方均已承认。")
                    .fill("foundOn", today().minusDays(2).toString())
                    .attach("evidence", "record.jpg", "image/jpeg", Drawings.sheet("Record of the inquiry"))
                    .press("form:keep")
                    .look("revocation-draft");
            assertThat(first.page().locator("#pages figure").count()).isEqualTo(1);
            assertThat(first.text("#effect")).contains("已撤销", code, "作废");
            first.page().locator("#proposing summary").click();
            first.press("form:propose");
            assertThat(first.page().locator("#errors").count()).isZero();
            first.follow(first.page().locator("#matters a").filter(named(REVOKED)));
            assertThat(first.page().locator("#decision").count())
                    .as("whoever proposed does not decide")
                    .isZero();
            proposal = first.page().url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1");
        }
        try (Guest second = new Guest(BED).signIn(SECOND, Visitor.PASSWORD)) {
            second.open("/ministry/revocation.xhtml?id=" + proposal).look("revocation-decision");
            second.press("decide:decline");
            assertThat(second.page().locator("#errors li").count())
                    .as("why has to be said")
                    .isEqualTo(1);
            second.page().locator("details.final summary").click();
            second.press("decide:confirm");
            assertThat(second.page().locator("#errors").count()).isZero();
            second.look("revocation-confirmed");
            assertThat(Drawings.text(second.download("/files/revocation/" + proposal + "/letter")))
                    .contains("撤销注册决定书", REVOKED.name(), "出借");
        }
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/verify.xhtml?code=" + code).look("revoked-verified");
            assertThat(stranger.text("#result.bad #revoked")).contains(today().toString(), "R23");
            assertThat(stranger.text("#result.bad #advice")).contains("不要接受");
            assertThat(stranger.text("main")).doesNotContain("出借给另一单位");
            stranger.open("/look-up.xhtml?name=" + REVOKED.name() + "&number=" + ofRegistration("r.number", REVOKED));
            assertThat(stranger.text("#result.bad #revoked")).contains(today().toString());
        }
        assertThat(Visitor.at(BED.url()).get("/api/v1/certificates/" + code).text())
                .contains("\"standing\":\"REVOKED\"", "\"endedOn\":\"" + today(), "\"endedByRule\":\"R23\"")
                .doesNotContain("出借给另一单位");
        revoked = Visitor.at(BED.url());
        revoked.signIn(ofRegistration("r.number", REVOKED), Candidate.PASSWORD);
        Visitor.Page start = revoked.get("/applicant/index.xhtml");
        assertThat(start.html().select("#revoked").text())
                .contains(today().plusYears(5).toString());
        assertThat(Drawings.text(
                        revoked.get(start.html().selectFirst("#decision").attr("href"))
                                .body()))
                .contains("撤销注册决定书");
        new Mailbox(BED.mail(), REVOKED.email()).await("自 " + today() + " 起撤销");
        assertThat(holding.get("/files/revocation/" + proposal + "/letter").status())
                .as("nobody else's letter")
                .isEqualTo(404);
    }

    @Test
    void each_other_kind_is_decided_from_the_list_with_its_effect_beside_it() throws InterruptedException {
        UUID reissue = file("REISSUE", Map.of("item", "CERTIFICATE", "condition", "DAMAGED", "explanation", "浸水损坏"));
        desks.passInitially(reissue);
        desks.receiveOriginal(reissue);
        assertThat(desks.report(reissue).errors()).isEmpty();
        String after = Planted.plant(
                SampleNumbers.idNumber(LocalDate.of(1990, 6, 17), 322).value());
        UUID number = number(after);
        desks.passFinally(number);
        try (Guest ministry = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            ministry.open("/ministry/matters.xhtml?kind=REISSUE").look("matters-reissue");
            ministry.follow(ministry.page().locator("#matters a").filter(named(HOLDING)))
                    .look("reissue-effect");
            assertThat(ministry.text("#effect")).contains("作废", "使用新编码", "初审员甲", "不变");
            ministry.press("batching:add");
            assertThat(ministry.text("#matters")).contains("已列入批次");
            ministry.open("/ministry/review.xhtml?id=" + number).look("number-effect");
            assertThat(ministry.page().content()).doesNotContain(after);
            ministry.page().locator("#effect details summary").click();
            ministry.fill("reason", "批准前核对").reveal("compare:show");
            assertThat(ministry.text("#numbers")).contains(after, HOLDING.idNumber());
            ministry.open("/ministry/matters.xhtml");
            ministry.follow(ministry.page()
                    .locator("#matters tr")
                    .filter(named(HOLDING))
                    .locator("button[name=add]"));
            assertThat(ministry.page().locator("button[name=add]").count())
                    .as("both are in the batch")
                    .isZero();
            approveBatch();
            ministry.open("/ministry/matters.xhtml?state=DECIDED");
            assertThat(ministry.text("#matters")).contains(HOLDING.name(), "已批准");
        }
        new Mailbox(BED.mail(), HOLDING.email()).await("补办的证书或标签制作完成");
        UUID cancellation = file("CANCELLATION", Map.of("condition", "HELD", "explanation", "不再从业"));
        desks.passInitially(cancellation);
        desks.receiveOriginal(cancellation);
        assertThat(desks.report(cancellation).errors()).isEmpty();
        try (Guest ministry = new Guest(BED).signIn(SECOND, Visitor.PASSWORD)) {
            ministry.open("/ministry/review.xhtml?id=" + cancellation).look("cancellation-effect");
            assertThat(ministry.text("#effect")).contains("已注销", "由初审机构留存", "可以申请重新注册");
            ministry.page().locator("input[data-reason=FALSE_MATERIAL]").check();
            ministry.page().locator("details.final summary").click();
            ministry.press("form:refuse");
        }
        assertThat(BED.column("select status from application.application where public_id = ?", cancellation))
                .containsExactly("REFUSED");
        new Mailbox(BED.mail(), HOLDING.email()).await("弄虚作假");
    }

    private static void approveBatch() {
        Visitor ministry = Visitor.signedIn(BED.url(), SECOND);
        ministry.get("/ministry/index.xhtml");
        assertThat(ministry.press("form:approve", Map.of()).errors()).isEmpty();
    }

    /** Files one of the holder's, filled in and submitted without a browser. */
    private static UUID file(String kind, Map<String, String> matter) {
        UUID id = begin(kind);
        step(id, "matter", "form:save", matter);
        byte[] form = holding.get("/files/" + id + "/form").body();
        upload(id, "form", "pages", Drawings.signed(form).get(0));
        upload(id, "materials", "ID_COPY", Drawings.sheet("Copy of the identity card"));
        assertThat(Filer.submit(holding, id).errors()).isEmpty();
        return id;
    }

    private static UUID number(String after) {
        UUID id = begin("OTHER_MATTER");
        step(id, "matter", "form:keep-number", Map.of("subject", "ID_NUMBER", "newIdNumber", after));
        step(id, "matter", "form:save", Map.of("subject", "ID_NUMBER", "explanation", "公安机关更正了号码"));
        upload(id, "materials", "ID_COPY", Drawings.sheet("Copy of the new identity card"));
        upload(id, "materials", "MATTER_PROOF", Drawings.sheet("Proof of the police"));
        assertThat(Filer.submit(holding, id).errors()).isEmpty();
        return id;
    }

    private static UUID begin(String kind) {
        Element begin = holding.get("/applicant/index.xhtml").html().selectFirst("[data-kind=" + kind + "]");
        Visitor.Page begun = holding.press(begin.id(), Map.of());
        return UUID.fromString(begun.address().toString().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1"));
    }

    private static void step(UUID id, String step, String button, Map<String, String> answers) {
        holding.get("/applicant/step.xhtml?id=" + id + "&step=" + step);
        assertThat(holding.press(button, answers).errors()).as(step).isEmpty();
    }

    private static void upload(UUID id, String step, String field, byte[] scan) {
        holding.get("/applicant/step.xhtml?id=" + id + "&step=" + step);
        Visitor.Page page =
                holding.press("form:add", Map.of(), new Visitor.FileField(field, field + ".jpg", "image/jpeg", scan));
        assertThat(page.errors()).as(field).isEmpty();
    }

    private static FilterOptions named(Candidate candidate) {
        return new FilterOptions().setHasText(candidate.name());
    }

    private static LocalDate today() {
        return LocalDate.parse(
                BED.column("select (now() at time zone 'Asia/Shanghai')::date").get(0));
    }

    private static String ofRegistration(String what, Candidate candidate) {
        List<String> found = BED.column(
                "select " + what
                        + " from certificate.registration r join applicant.person p on p.id = r.person_id where p.name = ?",
                candidate.name());
        return found.get(0);
    }
}
