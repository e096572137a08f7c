package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.document.QrCode;

/** Certificates from the press to their holders: printed, sent and, by their scanned codes, received and handed out. */
@Order(55)
class ProductionIT extends ContainerTest {

    private static final Candidate FIRST = Candidate.next("邝一");
    private static final Candidate SECOND = Candidate.next("邝二");
    private static final Candidate SPOILT = Candidate.next("邝损");

    private static Desks desks;

    /** Three people registered together, once for all tests. */
    @BeforeEach
    void register() throws InterruptedException {
        if (desks != null) {
            return;
        }
        Desks officers = new Desks(BED);
        List<UUID> filings = new java.util.ArrayList<>();
        for (Candidate candidate : List.of(FIRST, SECOND, SPOILT)) {
            Visitor applicant = Filer.register(BED, candidate);
            UUID filing = Filer.fillIn(applicant, candidate);
            assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
            filings.add(filing);
        }
        officers.approve(filings.toArray(UUID[]::new));
        desks = officers;
    }

    @Test
    void certificates_are_printed_together_and_reach_their_holders_by_their_scanned_codes() {
        List<String> scanned;
        try (Guest officer = new Guest(BED).signIn("certificate@demo.example", Visitor.PASSWORD)) {
            officer.open("/certificate/index.xhtml?status=TO_PRODUCE");
            tick(officer, FIRST, SECOND);
            officer.press("form:print").look("print-run");
            byte[] run = officer.download(officer.page().locator("#run-pdf").getAttribute("href"));
            scanned = Drawings.pages(run, 150).stream()
                    .flatMap(page -> QrCode.read(page).stream())
                    .toList();
            assertThat(scanned).hasSize(2).allMatch(code -> code.startsWith(BED.url() + "/verify.xhtml?code="));
            assertThat(Drawings.text(run)).contains(FIRST.name(), SECOND.name());
            officer.press("printing:made");

            officer.open("/certificate/index.xhtml?status=PRODUCED");
            tick(officer, FIRST, SECOND);
            officer.fill("trackingNumber", "EMS 12").press("form:dispatched").look("tracking-number-wrong");
            assertThat(officer.text("[id='form:trackingNumber-wrong']")).contains("EMS12");
            officer.fill("trackingNumber", "EMS 5500 1234 567")
                    .press("form:dispatched")
                    .look("parcels");
            Locator parcel =
                    officer.page().locator("#parcels tbody tr", new Page.LocatorOptions().setHasText("EMS55001234567"));
            assertThat(Drawings.text(officer.download(parcel.locator("a").getAttribute("href"))))
                    .contains("EMS55001234567", FIRST.name(), SECOND.name(), code(FIRST), code(SECOND));
        }
        try (Guest manager = new Guest(BED).signIn("manager@demo.example", Visitor.PASSWORD)) {
            manager.open("/agency/collection.xhtml?status=DISPATCHED");
            scan(manager, scanned.get(0));
            manager.look("scanned");
            assertThat(manager.text("#scanned.good")).contains(FIRST.name(), "1 / 2", "还缺 1 件");
            scan(manager, scanned.get(0));
            manager.look("scanned-again");
            assertThat(manager.text("#scanned.care")).contains(FIRST.name(), "未作改动");
            scan(manager, "00000000000000000000");
            assertThat(manager.text("#scanned.bad")).contains("没有找到");
            scan(manager, code(SECOND).toLowerCase(java.util.Locale.ROOT));
            assertThat(manager.text("#scanned.good")).contains(SECOND.name(), "2 / 2", "已全部收到");

            manager.open("/agency/collection.xhtml?status=AT_AGENCY");
            scan(manager, scanned.get(0));
            manager.look("hand-out-scanned");
            assertThat(manager.text("#hand-title")).contains(FIRST.name());
            assertThat(manager.text("#wish")).contains("到初审机构领取");
            enter(manager);
            assertThat(status(FIRST)).containsExactly("COLLECTED");
            scan(manager, scanned.get(0));
            assertThat(manager.text("#scanned.bad")).contains(FIRST.name(), "已发给持证人");

            scan(manager, scanned.get(1));
            manager.page().locator("#manner-AUTHORISED").check();
            manager.press("form:collected").look("hand-out-nobody");
            assertThat(manager.text("[id='form:receiver-wrong']")).isNotBlank();
            manager.fill("receiver", "邝代领").press("form:collected");
            assertThat(status(SECOND)).containsExactly("COLLECTED");
            manager.open("/agency/copy.xhtml?q=" + SECOND.name()).look("copies-at-the-agency");
            assertThat(manager.text("section.copy")).contains("委托他人代领", "邝代领");
        }
    }

    @Test
    void a_damaged_copy_is_made_void_and_again_and_its_paper_is_told_from_the_new_one() throws InterruptedException {
        String code = code(SPOILT);
        desks.bringToTheAgency(code);
        new Mailbox(BED.mail(), SPOILT.email()).await("可以领取");
        try (Guest officer = new Guest(BED).signIn("certificate@demo.example", Visitor.PASSWORD)) {
            officer.open("/certificate/copy.xhtml").look("copies-empty");
            officer.open("/certificate/copy.xhtml?q=" + code);
            officer.follow(officer.page().locator("section.copy a.button")).press("form:remake");
            assertThat(officer.page().locator("#errors li").count()).isEqualTo(1);
            officer.page().locator("#reason-NOT_COLLECTED").check();
            officer.look("void").press("form:remake").look("remade");
            assertThat(officer.page().locator("section.copy").count()).isEqualTo(2);
            assertThat(officer.text("section.copy")).contains("第 2 件", "待制证", code + "-2");
            assertThat(officer.text("section.copy.void")).contains("已作废", "长期未领取");
            officer.open("/certificate/index.xhtml?status=TO_PRODUCE");
            assertThat(row(officer, SPOILT).innerText()).contains("第 2 件");
        }
        assertThat(status(SPOILT)).containsExactly("VOID", "TO_PRODUCE");
        new Mailbox(BED.mail(), SPOILT.email()).await("需要重新制作");
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/verify.xhtml?code=" + code).look("void-verified");
            assertThat(stranger.page().locator("#result.care").count()).isEqualTo(1);
            stranger.open("/verify.xhtml?code=" + code + "-2");
            assertThat(stranger.page().locator("#result.good").count()).isEqualTo(1);
        }
        try (Guest manager = new Guest(BED).signIn("manager@demo.example", Visitor.PASSWORD)) {
            manager.open("/agency/collection.xhtml?status=DISPATCHED");
            scan(manager, code);
            manager.look("scanned-void");
            assertThat(manager.text("#scanned.bad")).contains(SPOILT.name(), "已作废");
        }
    }

    /** What a scanner does: types into the field that has the focus, and ends with Enter. */
    private static void scan(Guest manager, String read) {
        manager.page().keyboard().type(read);
        enter(manager);
    }

    private static void enter(Guest manager) {
        manager.page().evaluate("() => { window.leaving = true; }");
        manager.page().keyboard().press("Enter");
        manager.page().waitForFunction("() => !window.leaving && document.readyState === 'complete'");
    }

    private static void tick(Guest officer, Candidate... candidates) {
        Stream.of(candidates)
                .forEach(one -> row(officer, one).locator("input[name=chosen]").check());
    }

    private static Locator row(Guest officer, Candidate candidate) {
        return officer.page().locator("table#copies tbody tr", new Page.LocatorOptions().setHasText(candidate.name()));
    }

    private static String code(Candidate candidate) {
        return copies("c.code", candidate).get(0);
    }

    private static List<String> status(Candidate candidate) {
        return copies("y.status", candidate);
    }

    private static List<String> copies(String column, Candidate candidate) {
        return BED.column(
                "select " + column
                        + " from certificate.copy y join certificate.certificate c on c.id = y.certificate_id"
                        + " join certificate.registration r on r.id = c.registration_id"
                        + " join applicant.person p on p.id = r.person_id where p.name = ? order by y.id",
                candidate.name());
    }
}
