package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A new key is added to the file of the running server, and everything is sealed with it while people work. */
@Order(96)
class KeysIT extends ContainerTest {

    private static final Path KEYS = BED.folder().resolve("keys.properties");

    @Test
    void a_new_key_is_read_everything_is_sealed_anew_and_the_old_one_may_go() throws InterruptedException, IOException {
        Candidate candidate = Candidate.next("换钥匙");
        Visitor applicant = Filer.register(BED, candidate);
        UUID filing = Filer.begin(applicant);
        Filer.portrait(applicant, filing);
        try (Guest security = new Guest(BED).signIn("security@demo.example", Visitor.PASSWORD)) {
            security.open("/admin/keys.xhtml?lang=zh_CN");
            assertThat(security.text("#versions")).contains("encryption.1", "现用");
            assertThat(security.page().locator("[id='form:reseal']").count()).isZero();

            addKey("encryption.2");
            security.open("/admin/keys.xhtml").look("keys");
            assertThat(security.text("#versions")).contains("encryption.2", "仍需要");
            assertThat(security.text("#older")).contains("applicant.id_number", "document.file");
            security.press("form:reseal").look("keys-running");
            assertThat(security.text("main")).contains("重新加密已开始", "encryption.2");
            security.page()
                    .waitForFunction(
                            "() => document.getElementById('following').dataset.over === 'true'",
                            null,
                            new Page.WaitForFunctionOptions().setTimeout(30_000));
            assertThat(security.text("#versions")).contains("不再使用", "可以从密钥文件中删除");
            assertThat(applicant.get("/files/" + filing + "/form").contentType())
                    .isEqualTo("application/pdf");
            assertThat(BED.column("select distinct key_version::text from document.file"))
                    .containsExactly("2");

            security.page().setViewportSize(390, 844);
            security.open("/admin/keys.xhtml?lang=en").look("keys-phone");
            assertThat(security.text("main")).contains("No longer used", "index.1");
            assertThat((boolean) security.page().evaluate("document.documentElement.scrollWidth > window.innerWidth"))
                    .as("wider than a phone")
                    .isFalse();
        }
    }

    private static void addKey(String name) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.writeString(
                KEYS, '\n' + name + '=' + Base64.getEncoder().encodeToString(key) + '\n', StandardOpenOption.APPEND);
    }
}
