package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An extract of the register in the browser: asked for by one officer, granted by another in two languages, and downloaded. */
@Order(97)
class ExportsIT extends ContainerTest {

    @Test
    void one_officer_asks_another_grants_and_the_first_downloads_what_bears_the_name() throws IOException {
        String address;
        try (Guest asker = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            asker.open("/ministry/exports.xhtml?lang=zh_CN").press("form:ask").look("exports-missing");
            assertThat(asker.page().locator("#errors li").count()).isEqualTo(2);
            asker.choose("standing", "VALID").check("idNumbers").fill("reason", "年度执法检查 <b>");
            asker.page().selectOption("[id='form:askedOf']", new SelectOption().setIndex(1));
            asker.press("form:ask").look("exports-asked");
            assertThat(asker.text("#export")).contains("待第二人决定", "年度执法检查 <b>", "注册证号", "部分隐去");
            assertThat(asker.page().locator("[id='decide:grant']").count()).isZero();
            address = asker.page().url();

            try (Guest second = new Guest(BED).signIn("security@demo.example", Visitor.PASSWORD)) {
                String own = address.substring(address.indexOf("?")).replaceAll("&lang=[^&]*", "");
                second.page().setViewportSize(390, 844);
                second.open("/admin/exports.xhtml" + own + "&lang=en").look("exports-decide-phone");
                second.press("decide:refuse");
                assertThat(second.page().locator("#errors li").count()).isEqualTo(1);
                second.press("decide:grant");
                assertThat(second.text("#export")).contains("Ready to download");
                second.requireNoWiderThanTheScreen();
            }

            asker.open(address.replaceAll("&lang=[^&]*", "")).look("exports-granted");
            assertThat(asker.text("#export")).contains("可以下载", "还可以下载 3 次");
            String number = asker.text("#export-title .number");
            Download csv = asker.page().waitForDownload(() -> asker.page().click("#csv"));
            assertThat(csv.suggestedFilename()).isEqualTo(number + ".csv");
            assertThat(Files.readString(csv.path())).contains(number, "注册证号", "姓名");
            Download excel = asker.page().waitForDownload(() -> asker.page().click("#excel"));
            assertThat(Files.readAllBytes(excel.path())).startsWith('P', 'K');
            asker.page().reload();
            assertThat(asker.text("#export")).contains("还可以下载 1 次");
            asker.page().setViewportSize(390, 844);
            asker.open("/ministry/exports.xhtml?lang=en").look("exports-phone");
            asker.requireNoWiderThanTheScreen();
        }
        Visitor other = Visitor.signedIn(BED.url(), "ministry2@demo.example");
        String id = address.replaceAll(".*[?&]id=([^&]*).*", "$1");
        assertThat(other.get("/ministry/exports.xhtml?id=" + id).html().select("#fetch"))
                .isEmpty();
        assertThat(other.forge("/ministry/exports/" + id + ".csv", Map.of(), Map.of())
                        .status())
                .isEqualTo(404);
    }
}
