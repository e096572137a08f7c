package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmocse.account.DemoAccountsOf;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.Databases;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Settings;

class ProductionCheckDbIT extends DatabaseTest {

    @TempDir
    Path folder;

    /** That of the other tests is quick and unsafe, and they are its superusers. */
    private static EmbeddedPostgres safe;

    private static ProductionCheck check;

    private final Map<String, String> environment = new HashMap<>();
    private Path keys;

    @BeforeAll
    static void startOneThatIsSafe() throws IOException {
        safe = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Databases.over(safe.getPostgresDatabase())
                .useHandle(handle -> handle.execute("create role registration login password 'tR9-vq2_Lm0xZ'"));
        check = new ProductionCheck(
                DemoAccountsOf.database(JDBI), Databases.over(safe.getDatabase("registration", "postgres")));
    }

    @AfterAll
    static void stopIt() throws IOException {
        safe.close();
    }

    @BeforeEach
    void install() throws IOException {
        environment.put("REGISTRATION_DB_USER", "registration");
        environment.put("REGISTRATION_DB_PASSWORD", "tR9-vq2_Lm0xZ");
        environment.put("REGISTRATION_BASE_URL", "https://register.example");
        keys = keyFile("encryption.1=" + random(), "index.1=" + random(), "content.1=" + random());
        JDBI.useHandle(handle ->
                handle.execute("update account.account set enabled = false where email like '%@demo.example'"));
    }

    @Test
    void a_sound_installation_starts() {
        assertThatCode(() -> check.check(production(), environment)).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_database_that_loses_what_it_kept_and_a_role_that_may_do_everything() {
        ProductionCheck unsafe = new ProductionCheck(DemoAccountsOf.database(JDBI), JDBI);
        assertThatThrownBy(() -> unsafe.check(production(), environment))
                .hasMessageContaining("fsync")
                .hasMessageContaining("synchronous_commit")
                .hasMessageContaining("superuser postgres")
                .hasMessageContaining("超级用户 postgres");
        ProductionCheck everything =
                new ProductionCheck(DemoAccountsOf.database(JDBI), Databases.over(safe.getPostgresDatabase()));
        assertThatThrownBy(() -> everything.check(production(), environment))
                .hasMessageContaining("superuser postgres")
                .message()
                .doesNotContain("fsync");
    }

    @Test
    void refuses_with_every_reason_in_both_languages() throws IOException {
        Files.delete(keys);
        assertThatThrownBy(() -> check.check(production(), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("生产环境未能启动")
                .hasMessageContaining("does not start in production")
                .hasMessageContaining("REGISTRATION_KEY_FILE")
                .hasMessageContaining("REGISTRATION_DB_PASSWORD")
                .hasMessageContaining("REGISTRATION_BASE_URL")
                .hasMessageContaining(keys.toString());
    }

    @Test
    void refuses_a_database_that_served_a_demo() {
        UUID id = PublicId.next();
        JDBI.useHandle(handle -> handle.execute(
                """
                insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                values (nextval('account.account_seq'), ?, '演示', 'reviewer@demo.example', 'zh-CN', true, now())
                """,
                id));
        assertThatThrownBy(() -> check.check(production(), environment)).hasMessageContaining("demo accounts");
        JDBI.useHandle(handle -> handle.execute("update account.account set enabled = false where public_id = ?", id));
        assertThatCode(() -> check.check(production(), environment)).doesNotThrowAnyException();
    }

    @Test
    void refuses_keys_that_others_can_read_or_that_are_no_secret() throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> check.check(production(), environment)).hasMessageContaining("600");
        String same = random();
        keys = keyFile(
                "encryption.1=" + same,
                "index.1=" + same,
                "content.1=" + Base64.getEncoder().encodeToString(new byte[32]));
        assertThatThrownBy(() -> check.check(production(), environment))
                .hasMessageContaining("encryption.1 and index.1 are the same")
                .hasMessageContaining("content.1 was not drawn at random")
                .message()
                .doesNotContain(same);
        keys = keyFile("encryption.1=" + random(), "index.1=AAAA");
        assertThatThrownBy(() -> check.check(production(), environment))
                .hasMessageContaining("index.1 is not 32 bytes")
                .hasMessageContaining("no content key");
    }

    @Test
    void asks_nothing_of_a_demo_or_a_test() {
        for (Settings.Mode mode : new Settings.Mode[] {Settings.Mode.DEMO, Settings.Mode.TEST}) {
            Settings settings = new Settings(mode, folder, URI.create("http://localhost"), folder.resolve("nowhere"));
            assertThatCode(() -> check.check(settings, Map.of())).doesNotThrowAnyException();
        }
        assertThat(Settings.current().mode()).isEqualTo(Settings.Mode.PRODUCTION);
    }

    private Settings production() {
        return new Settings(Settings.Mode.PRODUCTION, folder, URI.create("https://register.example"), keys);
    }

    private Path keyFile(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "keys", ".properties");
        return Files.writeString(file, String.join("\n", lines));
    }

    private static String random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
