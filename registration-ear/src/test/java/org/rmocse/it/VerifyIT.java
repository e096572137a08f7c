package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.document.QrCode;

/** A certificate as it was printed, read by whoever is shown it: with a network, without one, and after somebody altered it. */
@Order(93)
class VerifyIT extends ContainerTest {

    private static final Candidate HOLDER = Candidate.next("核验");

    /** What the QR code says. */
    private static String printed;

    /** One certificate for all tests, read from its picture. */
    @BeforeEach
    void print() throws InterruptedException {
        if (printed != null) {
            return;
        }
        Visitor applicant = Filer.register(BED, HOLDER);
        UUID filing = Filer.fillIn(applicant, HOLDER);
        Filer.submit(applicant, filing);
        new Desks(BED).approve(filing);
        byte[] pdf = applicant.get("/files/certificate/own").body();
        printed = QrCode.read(Drawings.pages(pdf, 150).get(0)).iterator().next();
    }

    @Test
    void the_address_in_the_code_opens_the_page_where_signature_and_register_say_the_same() {
        assertThat(printed).startsWith(BED.url() + "/verify.xhtml?code=");
        try (Guest guest = new Guest(BED)) {
            guest.open(printed).page().waitForSelector("#read.good");
            guest.look("signed-verified");
            assertThat(guest.text("#read")).contains("签名真实", HOLDER.name(), "化工安全", "注册证书");
            assertThat(guest.text("#result.good")).contains("证书真实有效");

            guest.open("about:blank").open(printed.replace("#", "#A")).page().waitForSelector("#read.bad");
            guest.look("signed-altered");
            assertThat(guest.text("#read")).contains("签名与内容不符", "不要接受");
            assertThat(guest.page().locator("#result").isVisible())
                    .as("the green verdict on the code alone")
                    .isFalse();
        }
    }

    @Test
    void once_the_page_is_open_codes_are_verified_without_a_network() {
        try (Guest guest = new Guest(BED)) {
            guest.open("/verify.xhtml").page().context().setOffline(true);
            assertThat(checked(guest, printed, "good")).contains("签名真实", HOLDER.name(), "注册证书");
            guest.look("offline-genuine");
            assertThat(guest.page().locator("#checked a").getAttribute("href"))
                    .isEqualTo(printed.substring(BED.url().length(), printed.indexOf('#')));
            assertThat(checked(guest, altered(bytes -> bytes[20] ^= 1), "bad")).contains("签名与内容不符");
            assertThat(checked(guest, altered(bytes -> bytes[bytes.length - 1] ^= 1), "bad"))
                    .contains("签名与内容不符");
            assertThat(checked(guest, altered(bytes -> bytes[3] = 99), "bad")).contains("密钥没有公布过");
            assertThat(checked(guest, printed.substring(0, printed.length() - 9), "bad"))
                    .contains("签名与内容不符", "文字完整");
            assertThat(checked(guest, printed.replace("#", "-2#"), "bad")).contains("签名与内容不符");
            assertThat(checked(guest, printed.substring(0, printed.indexOf('#')), "care"))
                    .contains("没有签名", "联网核验");
            assertThat(checked(guest, "<b>什么也不是", "care")).contains("没有读到证书编码");
        }
    }

    @Test
    void after_its_term_a_genuine_code_says_that_it_has_ended() {
        try (Guest guest = new Guest(BED)) {
            guest.page().setViewportSize(390, 844);
            guest.open("/verify.xhtml?lang=en").page().context().setOffline(true);
            guest.page().clock().setFixedTime("2199-01-01T00:00:00Z");
            assertThat(checked(guest, printed, "care"))
                    .contains("the term has ended", "latest label", HOLDER.name(), "Chemical");
            guest.look("offline-ended-en-390");
            guest.page().clock().setFixedTime("2001-01-01T00:00:00Z");
            assertThat(checked(guest, printed, "care")).contains("has not begun");
        }
    }

    @Test
    void a_browser_that_cannot_check_signatures_says_so_and_how_to_go_on() {
        try (Guest guest = new Guest(BED)) {
            guest.page()
                    .addInitScript(
                            "Object.defineProperty(crypto, 'subtle', { value: undefined });"); // as without https
            guest.open("/verify.xhtml");
            assertThat(checked(guest, printed, "care")).contains("不能核对签名", "联网核验");
            assertThat(guest.page()
                            .locator("#checked a[href^='/verify.xhtml?code=']")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void the_site_judges_the_whole_text_of_a_code_too() {
        try (Guest guest = new Guest(BED)) {
            asked(guest, printed);
            assertThat(guest.text("#signature")).isEqualTo("真实");
            assertThat(guest.page().locator("#result.good").count()).isEqualTo(1);
            asked(guest, altered(bytes -> bytes[20] ^= 1)).look("altered-online");
            assertThat(guest.text("#altered.bad")).contains("签名与内容不符");
            assertThat(guest.page().locator("#result").count()).isZero();
            assertThat(guest.text("#signature")).isEqualTo("与内容不符");
            asked(guest, printed.substring(0, printed.indexOf('#')));
            assertThat(guest.page().locator("#signature").count())
                    .as("a code of before")
                    .isZero();
        }
    }

    @Test
    void machines_get_the_keys() {
        Visitor.Page answer = Visitor.at(BED.url()).get("/api/v1/keys");
        JsonObject key = Json.createReader(new StringReader(answer.text()))
                .readObject()
                .getJsonArray("keys")
                .getJsonObject(0);
        assertThat(key.getString("kty")).isEqualTo("OKP");
        assertThat(key.getString("crv")).isEqualTo("Ed25519");
        assertThat(Base64.getUrlDecoder().decode(key.getString("x"))).hasSize(32);
        assertThat(Visitor.at(BED.url())
                        .get("/verify.xhtml")
                        .html()
                        .getElementById("offline")
                        .attr("data-keys"))
                .contains(key.getString("kid") + ':' + key.getString("x"));
    }

    private static String altered(Consumer<byte[]> hand) {
        int fragment = printed.indexOf('#') + 1;
        byte[] bytes = Base64.getUrlDecoder().decode(printed.substring(fragment));
        hand.accept(bytes);
        return printed.substring(0, fragment)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String checked(Guest guest, String read, String tone) {
        Page page = guest.page();
        page.evaluate("() => { document.getElementById('checked').className = ''; }");
        page.fill("#scanned", read);
        page.click("#check");
        page.waitForSelector("#checked." + tone);
        return guest.text("#checked");
    }

    private static Guest asked(Guest guest, String read) {
        guest.open("/verify.xhtml").fill("code", read);
        return guest.follow(guest.page().locator("form[action='/verify.xhtml'] button"));
    }
}
