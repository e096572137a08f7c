package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.operation.ProductionRule.Facts;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Texts;

class ProductionRuleTest {

    private static final String PASSWORD = "tR9-vq2_Lm0xZ";
    private static final String URL = "https://register.example";

    @Test
    void an_installation_of_its_own_may_start() {
        assertThat(codes(facts("registration", PASSWORD, URL, 0))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "registration", "postgres", "Password", "rmocse_app", "123456"})
    void a_password_that_everybody_knows_is_refused(String password) {
        assertThat(codes(facts("rmocse_app", password, URL, 0))).containsExactly("DB_PASSWORD_DEFAULT");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void a_public_address_must_be_named_for_links_and_codes_lead_there(String url) {
        assertThat(codes(facts("registration", PASSWORD, url, 0))).containsExactly("BASE_URL_MISSING");
    }

    @Test
    void pages_are_shown_over_https_alone() {
        assertThat(codes(facts("registration", PASSWORD, "http://register.example", 0)))
                .containsExactly("BASE_URL_PLAIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example:5432/registration",
                "jdbc:postgresql://db.example/registration?sslmode=require",
                "jdbc:postgresql://localhost:5432,db.example:5432/registration",
                "jdbc:postgresql://localhost.example/registration"
            })
    void a_database_elsewhere_shows_its_certificate(String url) {
        assertThat(codes(connected(url, null, null))).containsExactly("DB_PLAIN");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:5432/registration?sslmode=verify-full",
        "jdbc:postgresql://localhost:5432/registration",
        "jdbc:postgresql://127.0.0.1/registration",
        "jdbc:postgresql://[::1]:5432/registration"
    })
    void one_that_does_and_one_here_are_fine(String url) {
        assertThat(codes(connected(url, null, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mail.example, , MAIL_PLAIN", "mail.example, false, MAIL_PLAIN", "mail.example, true,", "127.0.0.1, ,"})
    void mail_leaves_the_machine_under_tls(String host, String tls, String code) {
        assertThat(codes(connected(null, host, tls))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        ", ",
        "https://files.example:9000, ",
        "HTTPS://files.example, ",
        "http://127.0.0.1:9000, ",
        "http://localhost, ",
        "http://files.example:9000, FILES_PLAIN",
        "http://localhost.example, FILES_PLAIN",
        "http://localhost@files.example, FILES_PLAIN",
        "files.example:9000, FILES_PLAIN"
    })
    void files_leave_the_machine_under_tls(String endpoint, String code) {
        assertThat(ProductionRule.fileFindings(endpoint == null ? null : URI.create(endpoint)))
                .extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        ", , false, ",
        "' ', , false, ",
        "broker.example, , true, ",
        "broker.example, true, true, ",
        "127.0.0.1, false, true, ",
        "broker.example, false, true, BROKER_PLAIN",
        "broker.example, yes, true, BROKER_PLAIN",
        "localhost, false, false, BROKER_UNUSED"
    })
    void a_broker_that_is_named_is_used_and_elsewhere_under_tls(String host, String tls, boolean used, String code) {
        assertThat(ProductionRule.brokerFindings(host, tls, used))
                .extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        ", ",
        "/run/clamav/clamd.ctl, ",
        "localhost:3310, ",
        "127.0.0.1:3310, ",
        "clamd.example:3310, CLAMD_PLAIN",
        "10.0.0.5:3310, CLAMD_PLAIN"
    })
    void a_scanner_listens_on_the_machine_itself(String clamd, String code) {
        assertThat(ProductionRule.scannerFindings(clamd))
                .extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void one_demo_account_is_one_too_many() {
        assertThat(ProductionRule.findings(facts("registration", PASSWORD, URL, 1)))
                .containsExactly(Finding.of("DEMO_ACCOUNTS", null).having(1, 0));
    }

    @Test
    void tells_everything_at_once_the_keys_included() {
        Facts bare = new Facts(null, null, null, null, null, null, List.of(Finding.of("KEY_FILE_MISSING", null)), 9);
        assertThat(codes(bare))
                .containsExactly("KEY_FILE_MISSING", "DB_PASSWORD_DEFAULT", "BASE_URL_MISSING", "DEMO_ACCOUNTS");
        for (Finding finding : ProductionRule.findings(bare)) {
            assertThat(Texts.of(Texts.ENGLISH).has("finding." + finding.code())).isTrue();
        }
    }

    @Test
    void what_was_committed_must_survive_a_power_cut() {
        assertThat(ProductionRule.findings(new DatabaseSettings(true, true, "on", "registration", false)))
                .isEmpty();
        assertThat(ProductionRule.findings(new DatabaseSettings(true, true, "remote_apply", "registration", false)))
                .isEmpty();
        assertThat(ProductionRule.findings(new DatabaseSettings(false, false, "off", "registration", false)))
                .extracting(Finding::have)
                .containsExactly("fsync", "full_page_writes", "synchronous_commit");
    }

    @Test
    void the_application_does_not_own_the_database_server() {
        assertThat(ProductionRule.findings(new DatabaseSettings(true, true, "on", "postgres", true)))
                .containsExactly(Finding.of("DB_ROLE_SUPERUSER", null).having("postgres", null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "0123456789abcdef0123456789abcdef"})
    void without_a_token_or_with_a_long_one_nobody_guesses_the_figures(String token) {
        assertThat(ProductionRule.tokenFindings(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "0123456789abcdef0123456789abcde", "                                 x"})
    void a_token_that_can_be_guessed_is_refused(String token) {
        assertThat(ProductionRule.tokenFindings(token))
                .extracting(Finding::code)
                .containsExactly("METRICS_TOKEN_SHORT");
    }

    @Test
    void does_not_print_the_password() {
        assertThat(facts("registration", PASSWORD, URL, 0).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void a_password_of_the_tables_owner_that_everybody_knows_is_refused_where_there_is_one() {
        assertThat(ProductionRule.ownerFindings("registration_owner", "registration_owner"))
                .extracting(Finding::code)
                .containsExactly("DB_OWNER_PASSWORD_DEFAULT");
        assertThat(ProductionRule.ownerFindings("registration_owner", null)).hasSize(1);
        assertThat(ProductionRule.ownerFindings("registration_owner", PASSWORD)).isEmpty();
        assertThat(ProductionRule.ownerFindings(null, null)).isEmpty();
    }

    private static Facts facts(String user, String password, String url, int demoAccounts) {
        return new Facts(user, password, null, url, null, null, List.of(), demoAccounts);
    }

    private static Facts connected(String database, String mailHost, String mailTls) {
        return new Facts("registration", PASSWORD, database, URL, mailHost, mailTls, List.of(), 0);
    }

    private static List<String> codes(Facts facts) {
        return ProductionRule.findings(facts).stream().map(Finding::code).toList();
    }
}
