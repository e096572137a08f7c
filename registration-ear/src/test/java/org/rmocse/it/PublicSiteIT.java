package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that anybody reads: without a session, light to come back to, and plain about a certificate that is none. */
@Order(94)
class PublicSiteIT extends ContainerTest {

    private static final int MOST_REQUESTS = 3;
    private static final int MOST_BYTES = 30_000;

    /** The texts in view whose colour is nearer to white than to black. */
    private static final String LIGHT_INK = "() => [...document.querySelectorAll('main *')]"
            + ".filter(one => one.checkVisibility() && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))"
            + ".filter(one => getComputedStyle(one).color.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) > 380)"
            + ".map(one => one.outerHTML.slice(0, 120))";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/guide.xhtml",
                "/guide-kind.xhtml?kind=RENEWAL",
                "/questions.xhtml",
                "/agencies.xhtml",
                "/verify.xhtml",
                "/verify.xhtml?code=00000000000000000000",
                "/look-up.xhtml",
                "/self-check.xhtml",
                "/notices.xhtml",
                "/announcements.xhtml",
                "/statistics.xhtml"
            })
    void a_public_page_sets_no_cookie(String path) {
        Visitor.Page page = Visitor.at(BED.url()).get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    /** B2: what a browser that was here before fetches again. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/look-up.xhtml"})
    void coming_back_takes_few_requests_and_few_bytes(String path) {
        try (Guest guest = new Guest(BED)) {
            guest.open(path).open("about:blank").open(path);
            List<?> fetched = (List<?>) guest.page()
                    .evaluate(
                            "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                                    + ".map(entry => entry.transferSize).filter(size => size > 0)");
            assertThat(fetched).hasSizeBetween(1, MOST_REQUESTS);
            assertThat(fetched.stream()
                            .mapToInt(size -> ((Number) size).intValue())
                            .sum())
                    .isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void a_code_that_was_never_issued_is_called_so_and_whoever_holds_it_is_told_what_to_do() {
        try (Guest guest = new Guest(BED)) {
            guest.open("/verify.xhtml?code=00000000000000000000").look("forged-verified");
            assertThat(guest.text("#result.bad")).contains("可能系伪造", "不要接受");
            guest.page().setViewportSize(390, 844);
            guest.open("/verify.xhtml?code=00000000000000000000&lang=en").look("forged-verified-en-390");
            assertThat(guest.text("#result.bad")).contains("may be forged", "do not accept it");
            assertThat(guest.page().locator("#result a[href='/look-up.xhtml']").count())
                    .isEqualTo(1);
        }
    }

    @Test
    void questions_are_found_by_their_words_and_stand_under_a_name_of_their_own() {
        try (Guest guest = new Guest(BED)) {
            guest.open("/questions.xhtml").look("questions");
            assertThat(guest.page().locator("main section h2[id]").count()).isEqualTo(14);
            assertThat(guest.text("main")).contains("不少于 48 学时", "不超过 20 个工作日");
            guest.page().fill("#words", "密码 邮箱");
            guest.page().press("#words", "Enter");
            guest.page().waitForSelector("#count");
            assertThat(guest.page().locator("main section h2").count()).isEqualTo(1);
            assertThat(guest.page().locator("#PASSWORD").count()).isEqualTo(1);
            guest.page().setViewportSize(390, 844);
            guest.open("/questions.xhtml?words=EDUCATION&lang=en").look("questions-en-390");
            assertThat(guest.text("#count")).contains("EDUCATION");
            assertThat(guest.text("main section:has(#EDUCATION)")).contains("at least 48 hours");
            guest.open("/questions.xhtml?words=%3Cb%3Ex").look("questions-none");
            assertThat(guest.page().locator("main section").count()).isZero();
            assertThat(guest.text(".empty")).contains("ask your review agency");
        }
    }

    @Test
    void the_public_sees_how_many_are_registered_and_how_long_it_takes_as_charts_with_their_tables() {
        try (Guest guest = new Guest(BED)) {
            guest.open("/statistics.xhtml").look("public-statistics");
            assertThat(guest.page().locator("section.figure").count()).isEqualTo(5);
            assertThat(guest.text("#people")).matches("[0-9,]+");
            String csv = new String(guest.download("/statistics.csv?table=years"), StandardCharsets.UTF_8);
            assertThat(csv.lines().findFirst().orElseThrow()).startsWith("\uFEFF年份,初始注册");
            assertThat(Visitor.at(BED.url())
                            .get("/statistics.csv?table=nothing")
                            .status())
                    .isEqualTo(404);
            guest.page().setViewportSize(390, 844);
            guest.open("/statistics.xhtml?lang=en").look("public-statistics-en-390");
            assertThat(guest.text("main")).contains("Registered, by category", "nobody is named");
        }
    }

    @Test
    void each_kind_has_a_guide_of_its_own_with_its_materials_forms_steps_and_days() {
        Visitor reader = Visitor.at(BED.url());
        for (String kind :
                List.of("INITIAL", "RENEWAL", "CHANGE", "RE_REGISTRATION", "REISSUE", "CANCELLATION", "OTHER_MATTER")) {
            Visitor.Page page = reader.get("/guide-kind.xhtml?kind=" + kind);
            assertThat(page.status()).as(kind).isEqualTo(200);
            assertThat(page.html().select("#needed tbody tr").size()).as(kind).isBetween(2, 4);
            page.html().select("a[href^=/forms/]").forEach(form -> assertThat(
                            reader.get(form.attr("href")).contentType())
                    .isEqualTo("application/pdf"));
        }
        assertThat(reader.get("/guide-kind.xhtml?kind=NOTHING").status()).isEqualTo(404);
        assertThat(reader.get("/guide-kind.xhtml").status()).isEqualTo(404);
        try (Guest guest = new Guest(BED)) {
            guest.open("/guide-kind.xhtml?kind=RENEWAL").look("guide-renewal");
            assertThat(guest.text("#days")).contains("55 个工作日");
            assertThat(guest.text("#needed")).contains("履职情况书面陈述");
            guest.page().setViewportSize(390, 844);
            guest.open("/guide-kind.xhtml?kind=REISSUE&lang=en").look("guide-reissue-en-390");
            assertThat(guest.text("#days")).contains("35 working days");
        }
    }

    @Test
    void the_agency_to_file_with_is_named_with_the_reason_and_the_others_are_found_by_what_they_take() {
        try (Guest guest = new Guest(BED)) {
            guest.open("/agencies.xhtml").choose("category", "CONSTRUCTION").choose("province", "110000");
            guest.follow(guest.page().locator("#find-mine")).look("own-agency");
            assertThat(guest.text("#mine.good")).contains("住房和城乡建设部", "该专业由");
            guest.choose("category", "CHEMICAL").follow(guest.page().locator("#find-mine"));
            assertThat(guest.text("#mine.good")).contains("北京市应急管理局", "所在省");
            guest.open("/agencies.xhtml?category=CHEMICAL");
            assertThat(guest.text("#mine.needs")).contains("所在省");
            guest.open("/agencies.xhtml?takes=COAL_MINE&region=140000").look("agencies-found");
            assertThat(guest.page().locator("main tbody tr").count()).isBetween(1, 3);
            assertThat(guest.text("#count")).matches("(?s).*[1-3] 家.*");
            guest.page().setViewportSize(390, 844);
            guest.open("/agencies.xhtml?words=%3Cb%3E&lang=en").look("agencies-none-en-390");
            assertThat(guest.text(".empty")).contains("no such agency");
        }
    }

    /** Paper is white and printers leave grounds out: light ink of a dark screen would not be seen on it. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide-kind.xhtml?kind=RENEWAL", "/statistics.xhtml"})
    void a_page_is_printed_in_dark_ink_whatever_its_reader_chose_for_the_screen(String path) {
        try (Guest guest = new Guest(BED)) {
            guest.open(path).page().locator("#theme-switch").click();
            assertThat(guest.page().locator("html.dark").count()).isEqualTo(1);
            guest.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat((List<?>) guest.page().evaluate(LIGHT_INK))
                    .as("too light for paper")
                    .isEmpty();
        }
    }

    @Test
    void the_home_page_tells_the_coming_dates() {
        BED.sql("insert into agency.intake_window (agency_id, opens, closes, yearly)"
                + " select id, current_date + 10, current_date + 20, false from agency.agency where code = 'PROV-65'");
        try (Guest guest = new Guest(BED)) {
            guest.open("/").look("home");
            assertThat(guest.text("section:has(#coming)")).contains("开始受理申请", "最后一天受理申请");
            guest.page().setViewportSize(390, 844);
            guest.open("/?lang=en").look("home-en-390");
            assertThat(guest.text("section:has(#coming)")).contains("begins to take applications");
        } finally {
            BED.sql("delete from agency.intake_window where opens = current_date + 10");
        }
    }
}
