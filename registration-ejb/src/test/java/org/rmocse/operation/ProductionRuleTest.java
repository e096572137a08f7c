package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThat(codes(new Facts("registration", PASSWORD, URL, List.of(), 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "registration", "postgres", "Password", "rmocse_app", "123456"})
    void a_password_that_everybody_knows_is_refused(String password) {
        assertThat(codes(new Facts("rmocse_app", password, URL, List.of(), 0))).containsExactly("DB_PASSWORD_DEFAULT");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void a_public_address_must_be_named_for_links_and_codes_lead_there(String url) {
        assertThat(codes(new Facts("registration", PASSWORD, url, List.of(), 0)))
                .containsExactly("BASE_URL_MISSING");
    }

    @Test
    void one_demo_account_is_one_too_many() {
        assertThat(ProductionRule.findings(new Facts("registration", PASSWORD, URL, List.of(), 1)))
                .containsExactly(Finding.of("DEMO_ACCOUNTS", null).having(1, 0));
    }

    @Test
    void tells_everything_at_once_the_keys_included() {
        Facts bare = new Facts(null, null, null, List.of(Finding.of("KEY_FILE_MISSING", null)), 9);
        assertThat(codes(bare))
                .containsExactly("KEY_FILE_MISSING", "DB_PASSWORD_DEFAULT", "BASE_URL_MISSING", "DEMO_ACCOUNTS");
        for (Finding finding : ProductionRule.findings(bare)) {
            assertThat(Texts.of(Texts.ENGLISH).has("finding." + finding.code())).isTrue();
        }
    }

    @Test
    void does_not_print_the_password() {
        assertThat(new Facts("registration", PASSWORD, URL, List.of(), 0).toString())
                .doesNotContain(PASSWORD);
    }

    private static List<String> codes(Facts facts) {
        return ProductionRule.findings(facts).stream().map(Finding::code).toList();
    }
}
