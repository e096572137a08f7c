package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

class PasswordRuleTest {

    private static final PolicyParameters POLICY =
            PolicyParameters.of(Map.of("account.password_min", "10", "account.password_max", "128"));

    @ParameterizedTest
    @ValueSource(
            strings = {"four words are enough", "k7#pQ2!mz9", "密码是十个汉字以上的句子", "spaces  count", "🙂🙃😀😁😂😃😄😅😆😇"})
    void takes_whatever_is_long_and_not_common(String password) {
        assertThat(codes(password)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "k7#pQ2!mz", "🙂🙃😀😁😂"})
    void asks_for_ten_characters_as_people_count_them(String password) {
        assertThat(codes(password)).containsExactly("PASSWORD_TOO_SHORT");
    }

    @Test
    void says_how_many_there_are_and_must_be() {
        assertThat(findings("k7#pQ2!mz", "林知安", "lin@a.example"))
                .containsExactly(Finding.of("PASSWORD_TOO_SHORT", "password").having(9, 10));
        assertThat(findings("k7#pQ2!mz".repeat(20), "林知安", "lin@a.example"))
                .containsExactly(Finding.of("PASSWORD_TOO_LONG", "password").having(180, 128));
    }

    @Test
    void takes_the_longest_allowed() {
        assertThat(codes("abcdefgh".repeat(16))).isEmpty();
        assertThat(codes("abcdefgh".repeat(16) + "x")).containsExactly("PASSWORD_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "QWERTYUIOP",
                "PassWord123",
                "5201314520",
                "aaaaaaaaaaaa",
                "ababababababab",
                "          ",
                "passw0rd123",
                "Liverpool2026!",
                "metallica-1984",
                "1qaz2wsx3edc"
            })
    void refuses_what_everybody_tries_first(String password) {
        assertThat(codes(password)).containsExactly("PASSWORD_COMMON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Registration-2026",
                "zhuceanquan2026",
                "anquangongchengshi",
                "Safety.Engineer.1",
                "注册安全工程师2026年",
                "rmocse#123456"
            })
    void refuses_what_is_little_more_than_the_words_of_the_house(String password) {
        assertThat(codes(password)).containsExactly("PASSWORD_COMMON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safety begins at home", "my register of old songs", "安全第一预防为主综合治理"})
    void takes_a_sentence_with_such_a_word_in_it(String password) {
        assertThat(codes(password)).isEmpty();
    }

    /** More than three thousand of those that are long enough, with digits behind them or without. */
    @Test
    void knows_thousands_of_stolen_passwords_that_would_be_long_enough() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PasswordRule.class.getResourceAsStream("/dictionaries/passwords.txt"), StandardCharsets.UTF_8))) {
            List<String> stolen = lines.lines().toList();
            assertThat(stolen).hasSizeGreaterThan(90_000);
            assertThat(stolen.stream().filter(one -> one.length() >= 10)).hasSizeGreaterThan(2000);
            List<String> some = IntStream.range(0, 40)
                    .mapToObj(i -> stolen.get(i * i * 40))
                    .filter(one -> one.length() >= 6)
                    .toList();
            assertThat(some).hasSizeGreaterThan(25);
            some.forEach(one -> assertThat(CommonPasswords.has(one.toLowerCase(Locale.ROOT) + "2026"))
                    .as(one)
                    .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "林知安是我的名字呀呀呀, 林知安, x1@a.example",
        "my name is Zoë ONeill, zoë oneill, x1@a.example",
        "my-LINZHIAN-account, 林知安, linzhian@a.example"
    })
    void refuses_the_name_and_the_address(String password, String name, String email) {
        assertThat(findings(password, name, email)).extracting(Finding::code).containsExactly("PASSWORD_PERSONAL");
    }

    @ParameterizedTest
    @CsvSource({"a@b.example", "li@b.example", "@b.example"})
    void a_short_address_does_not_forbid_its_letters(String email) {
        assertThat(findings("a lion in the garden", "林", email)).isEmpty();
    }

    @Test
    void knows_no_name_or_address_where_there_is_none() {
        assertThat(findings("four words are enough", null, null)).isEmpty();
    }

    @Test
    void tells_everything_that_is_wrong() {
        assertThat(findings("1111111111", "1111111111", "lin@a.example"))
                .extracting(Finding::code)
                .containsExactly("PASSWORD_COMMON", "PASSWORD_PERSONAL");
    }

    private static List<String> codes(String password) {
        return findings(password, "林知安", "lin@a.example").stream()
                .map(Finding::code)
                .toList();
    }

    private static List<Finding> findings(String password, String name, String email) {
        return PasswordRule.findings(password, name, email, POLICY);
    }
}
