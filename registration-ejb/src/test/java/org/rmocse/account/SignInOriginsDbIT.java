package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PublicId;

class SignInOriginsDbIT extends DatabaseTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final String HERE = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.9";

    private final SignInOrigins origins = new SignInOrigins(JDBI, ENCRYPTION);
    private final PolicyParameters today = policy.at(LocalDate.of(2026, 11, 23));
    private long account;

    @BeforeEach
    void openAnAccount() {
        account = next() + 1_000_000;
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                        values (:id, :public, '某人', 'someone@example.org', 'zh-CN', true, now())
                        """)
                .bind("id", account)
                .bind("public", PublicId.next())
                .execute());
    }

    @Test
    void guessing_makes_the_guesser_wait_and_nobody_else() {
        for (int i = 0; i < today.integer("account.free_failures"); i++) {
            assertThat(origins.isLocked(account, HERE, NOW)).isFalse();
            origins.failed(account, HERE, NOW, today);
        }
        assertThat(origins.isLocked(account, HERE, NOW)).isTrue();
        assertThat(origins.isLocked(account, ELSEWHERE, NOW)).isFalse();
        assertThat(origins.isLocked(account, HERE, NOW.plusSeconds(today.integer("account.lock_seconds"))))
                .isFalse();
    }

    @Test
    void signing_in_clears_what_was_counted_there() {
        for (int i = 0; i < 9; i++) {
            origins.failed(account, HERE, NOW, today);
        }
        origins.succeeded(account, HERE, NOW);
        assertThat(origins.isLocked(account, HERE, NOW)).isFalse();
        origins.failed(account, HERE, NOW, today);
        assertThat(origins.isLocked(account, HERE, NOW)).isFalse();
    }

    @Test
    void a_place_is_known_for_some_time_after_signing_in_there() {
        origins.failed(account, HERE, NOW, today);
        assertThat(origins.isKnown(account, HERE, NOW, today)).isFalse();
        origins.succeeded(account, HERE, NOW);
        assertThat(origins.isKnown(account, HERE, NOW, today)).isTrue();
        assertThat(origins.isKnown(account, ELSEWHERE, NOW, today)).isFalse();
        Duration known = Duration.ofDays(today.integer("account.known_origin_days"));
        assertThat(origins.isKnown(account, HERE, NOW.plus(known).minusSeconds(1), today))
                .isTrue();
        assertThat(origins.isKnown(account, HERE, NOW.plus(known), today)).isFalse();
    }

    @Test
    void keeps_no_address() {
        origins.failed(account, HERE, NOW, today);
        String row = JDBI.withHandle(handle -> handle.createQuery(
                        "select o::text || encode(o.origin, 'escape') from account.sign_in_origin o where account_id = :account")
                .bind("account", account)
                .mapTo(String.class)
                .one());
        assertThat(row).doesNotContain(HERE);
    }
}
