package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.AtOnce;
import org.rmocse.shared.Role;

class OneTimeLinksDbIT extends AccountDatabaseTest {

    private long account;

    @BeforeEach
    void openAnAccount() {
        account = key(officer(Role.FINAL_REVIEWER, null));
    }

    @Test
    void leads_to_the_page_and_to_the_account() {
        String link = create();
        assertThat(link).matches("http://localhost:8080/set-password\\.xhtml\\?token=[A-Za-z0-9_-]{43}");
        assertThat(LINKS.account(token(link))).hasValue(account);
        assertThat(LINKS.account(token(link))).as("looking does not use it up").hasValue(account);
    }

    @Test
    void the_database_knows_only_its_hash() {
        String token = token(create());
        String rows = JDBI.withHandle(handle -> handle.createQuery(
                        "select string_agg(l::text, ' ') from account.one_time_link l where account_id = :account")
                .bind("account", account)
                .mapTo(String.class)
                .one());
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(token);
        assertThat(rows)
                .doesNotContain(token)
                .doesNotContain(java.util.HexFormat.of().formatHex(bytes))
                .doesNotContain(
                        java.util.HexFormat.of().formatHex(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Test
    void works_once() {
        String token = token(create());
        assertThat(use(token)).hasValue(account);
        assertThat(use(token)).isEmpty();
        assertThat(LINKS.account(token)).isEmpty();
    }

    @Test
    void of_two_at_once_one_wins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String token = token(create());
            Callable<Optional<Long>> work = () -> use(token);
            List<Optional<Long>> results = AtOnce.run(Collections.nCopies(4, work));
            assertThat(results.stream().filter(Optional::isPresent)).hasSize(1);
        }
    }

    @Test
    void works_for_a_day_and_not_a_moment_longer() {
        String token = token(create());
        CLOCK.moveTo(MONDAY.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(LINKS.account(token)).hasValue(account);
        CLOCK.moveTo(MONDAY.plus(Duration.ofHours(24)));
        assertThat(LINKS.account(token)).isEmpty();
        assertThat(use(token)).isEmpty();
    }

    @Test
    void a_new_one_ends_the_one_before_and_nobody_elses() {
        long other = key(officer(Role.FINAL_REVIEWER, null));
        String others = token(inTransaction(() -> LINKS.create(other)));
        String old = token(create());
        String today = token(create());
        assertThat(old).isNotEqualTo(today);
        assertThat(LINKS.account(old)).isEmpty();
        assertThat(use(old)).isEmpty();
        assertThat(LINKS.account(today)).hasValue(account);
        assertThat(LINKS.account(others)).hasValue(other);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "guessed", "' or 1=1 --", "链接", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_token_leads_nowhere(String token) {
        assertThat(LINKS.account(token)).isEmpty();
        assertThat(use(token)).isEmpty();
    }

    private String create() {
        return inTransaction(() -> LINKS.create(account));
    }

    private static Optional<Long> use(String token) {
        return inTransaction(() -> LINKS.use(token));
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }
}
