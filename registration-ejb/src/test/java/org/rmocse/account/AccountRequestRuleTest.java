package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.Finding;

class AccountRequestRuleTest {

    private static final String VALID = "999999199111020039";

    @Test
    void accepts_what_is_well_formed_with_an_address_or_without() {
        assertThat(AccountRequestRule.findings("欧阳远山", VALID, "ZCSA2024110002", null))
                .isEmpty();
        assertThat(AccountRequestRule.findings("欧阳远山", ' ' + VALID, "ZCSA2024110002", " "))
                .isEmpty();
        assertThat(AccountRequestRule.findings("欧阳远山", VALID, "ZCSA2024110002", "a@b.example"))
                .isEmpty();
    }

    @Test
    void names_every_missing_field_at_once() {
        assertThat(shown(AccountRequestRule.findings(" ", null, "", null)))
                .containsExactly("name REQUIRED", "idNumber REQUIRED", "qualificationNumber REQUIRED");
        assertThat(shown(AccountRequestRule.findings(null))).containsExactly("name REQUIRED");
    }

    @Test
    void says_that_a_check_digit_is_wrong() {
        assertThat(shown(AccountRequestRule.findings("欧阳远山", "999999199111020038", "ZCSA2024110002", null)))
                .containsExactly("idNumber ID_NUMBER_INVALID");
    }

    @Test
    void says_that_an_address_is_malformed() {
        for (String email : List.of("a", "a@b", "a b@c.example", "a@b@c.example", "a".repeat(200) + "@b.example")) {
            assertThat(shown(AccountRequestRule.findings("欧阳远山", VALID, "ZCSA2024110002", email)))
                    .containsExactly("email EMAIL_INVALID");
        }
    }

    @Test
    void does_not_read_endless_text() {
        assertThat(shown(AccountRequestRule.findings("欧".repeat(201)))).containsExactly("name TOO_LONG");
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.field() + ' ' + finding.code())
                .toList();
    }
}
