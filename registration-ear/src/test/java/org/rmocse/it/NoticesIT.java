package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.ClockProducer;

/** The administrator keeps the board of notices, and anybody reads it. */
@Order(95)
class NoticesIT extends ContainerTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private final Visitor stranger = Visitor.at(BED.url());
    private final String title = "虚构通知 <b>" + UUID.randomUUID() + "</b>";

    private Visitor administrator;

    @BeforeEach
    void signIn() {
        administrator = Visitor.signedIn(BED.url(), "system@demo.example");
    }

    @Test
    void what_the_administrator_publishes_a_stranger_reads_in_both_languages_as_it_was_typed() {
        Map<String, String> typed = Map.of(
                "titleZh", title,
                "bodyZh", "第一段 " + SCRIPT + "\r\n\r\n第二段",
                "titleEn", "Invented <b>notice</b> " + title.length(),
                "bodyEn", "One " + SCRIPT + "\r\n\r\nTwo");
        administrator.get("/admin/notices.xhtml");
        Visitor.Page preview = administrator.press("form:look", typed);
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.html().select("#preview article")).hasSize(2);
        assertThat(preview.html().select("#preview article p").eachText())
                .containsExactly("第一段 " + SCRIPT, "第二段", "One " + SCRIPT, "Two");
        assertThat(found(title)).as("a preview is not public").isNull();

        Visitor.Page published = administrator.press("form:publish", Map.of());
        assertThat(published.errors()).isEmpty();
        Element link = found(title);
        assertThat(link.attr("lang")).isEqualTo("zh-CN");
        assertThat(stranger.get("/index.xhtml")
                        .html()
                        .select("ul.notices a")
                        .first()
                        .text())
                .isEqualTo(title);

        Visitor.Page chinese = stranger.get(link.attr("href"));
        assertThat(chinese.header("Set-Cookie")).as("reading opens no session").isEmpty();
        assertThat(chinese.html().selectFirst("h1").text()).isEqualTo(title);
        assertThat(chinese.html().selectFirst("h1 b")).isNull();
        assertThat(paragraphs(chinese)).containsExactly("第一段 " + SCRIPT, "第二段");
        assertThat(chinese.text()).doesNotContain(SCRIPT);
        assertThat(chinese.html().getElementById("notice").attr("lang")).isEqualTo("zh-CN");

        Visitor.Page english = stranger.get(link.attr("href") + "&lang=en");
        assertThat(english.html().selectFirst("h1").text()).isEqualTo(typed.get("titleEn"));
        assertThat(paragraphs(english)).containsExactly("One " + SCRIPT, "Two");
        assertThat(english.text()).doesNotContain(SCRIPT);
        assertThat(english.html().getElementById("notice").attr("lang")).isEqualTo("en");
    }

    @Test
    void without_english_the_english_page_shows_the_chinese_and_says_so_to_its_reader() {
        publish(null);
        Element link = found(title);
        Visitor.Page page = stranger.get(link.attr("href") + "&lang=en");
        assertThat(page.html().selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.html().selectFirst("h1").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.html().getElementById("notice").attr("lang")).isEqualTo("zh-CN");
        assertThat(paragraphs(page)).containsExactly("正文");
    }

    @Test
    void a_corrected_one_reads_as_corrected_and_a_withdrawn_one_is_gone() {
        publish(LocalDate.now(ClockProducer.ZONE).plusDays(3).toString());
        String address = found(title).attr("href");
        String id = address.substring(address.indexOf('=') + 1);

        administrator.get("/admin/notices.xhtml?id=" + id);
        assertThat(administrator.press("form:look", Map.of()).html().getElementById("preview"))
                .isNotNull();
        Visitor.Page wrong = administrator.press("form:correct", Map.of("bodyZh", " ", "validUntil", "2001-01-01"));
        assertThat(wrong.errors()).hasSize(2);
        assertThat(wrong.html().getElementById("preview"))
                .as("what is no longer so")
                .isNull();
        assertThat(wrong.html().getElementById("form:bodyZh-wrong").text()).isNotBlank();
        assertThat(wrong.html().getElementById("form:validUntil-wrong").text()).contains("2001-01-01");
        Visitor other = Visitor.signedIn(BED.url(), "system@demo.example");
        other.get("/admin/notices.xhtml?id=" + id);
        Map<String, String> mended = new HashMap<>(Map.of("bodyZh", "更正后的正文", "validUntil", ""));
        assertThat(administrator.press("form:correct", mended).errors()).isEmpty();
        assertThat(paragraphs(stranger.get(address))).containsExactly("更正后的正文");
        assertThat(stranger.page().html().getElementById("main").text())
                .contains("更正")
                .doesNotContain("有效期至");
        assertThat(other.press("form:correct", Map.of("bodyZh", "另一人的正文")).errors())
                .singleElement()
                .asString()
                .contains("已被");
        assertThat(paragraphs(stranger.get(address))).containsExactly("更正后的正文");

        administrator.get("/admin/notices.xhtml?withdraw=" + id);
        assertThat(administrator.press("withdrawing:withdraw", Map.of()).errors())
                .isEmpty();
        assertThat(found(title)).isNull();
        assertThat(stranger.get(address).status()).isEqualTo(404);
        assertThat(administrator.get("/admin/notices.xhtml").html().select("#notices tbody tr"))
                .filteredOn(row -> row.text().contains(title))
                .singleElement()
                .satisfies(row -> assertThat(row.select(".status").text()).isEqualTo("已撤回"));
    }

    @Test
    void a_notice_nobody_published_is_not_found() {
        for (String id : List.of("", "?id=", "?id=1", "?id=" + UUID.randomUUID())) {
            assertThat(stranger.get("/notice.xhtml" + id).status()).as(id).isEqualTo(404);
        }
        assertThat(administrator
                        .get("/admin/notices.xhtml?id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    private void publish(String validUntil) {
        administrator.get("/admin/notices.xhtml");
        Visitor.Page published = administrator.press(
                "form:publish",
                Map.of("titleZh", title, "bodyZh", "正文", "validUntil", validUntil == null ? "" : validUntil));
        assertThat(published.errors()).isEmpty();
    }

    /** The link to the notice with that title among those in force; null where it is not among them. */
    private Element found(String title) {
        return stranger.get("/notices.xhtml?lang=zh_CN").html().select("ul.notices a").stream()
                .filter(link -> link.text().equals(title))
                .findFirst()
                .orElse(null);
    }

    private static List<String> paragraphs(Visitor.Page page) {
        return page.html().select("#notice p").eachText();
    }
}
