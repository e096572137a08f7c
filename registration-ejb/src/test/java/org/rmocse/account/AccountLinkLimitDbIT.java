package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseTest;
import org.rmocse.shared.PublicId;

class AccountLinkLimitDbIT extends DatabaseTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final OneTimeLinks links = new OneTimeLinks(JDBI, CLOCK, policy);
    private long account;

    @BeforeEach
    void openAnAccount() {
        CLOCK.moveTo(NOW);
        account = next() + 2_000_000;
        JDBI.useHandle(handle -> handle.createUpdate(
                        """
                        insert into account.account (id, public_id, name, email, locale, enabled, created_at)
                        values (:id, :public, '某人', 'someone@example.org', 'zh-CN', true, now())
                        """)
                .bind("id", account)
                .bind("public", PublicId.next())
                .execute());
    }

    @AfterEach
    void putTheClockBack() {
        CLOCK.moveTo(NOW);
    }

    @Test
    void an_account_is_sent_few_links_an_hour() {
        int anHour = policy.at(LocalDate.of(2026, 11, 23)).integer("account.links_an_hour");
        for (int i = 0; i < anHour; i++) {
            assertThat(links.isMoreAllowed(account)).isTrue();
            links.create(account);
        }
        assertThat(links.isMoreAllowed(account)).isFalse();
        CLOCK.moveTo(NOW.plus(Duration.ofHours(1)));
        assertThat(links.isMoreAllowed(account)).isTrue();
    }

    @Test
    void and_not_many_a_day() {
        int aDay = policy.at(LocalDate.of(2026, 11, 23)).integer("account.links_a_day");
        for (int i = 0; i < aDay; i++) {
            CLOCK.moveTo(NOW.plus(Duration.ofMinutes(61L * i)));
            assertThat(links.isMoreAllowed(account)).isTrue();
            links.create(account);
        }
        CLOCK.moveTo(NOW.plus(Duration.ofMinutes(61L * aDay)));
        assertThat(links.isMoreAllowed(account)).isFalse();
        CLOCK.moveTo(NOW.plus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(links.isMoreAllowed(account)).isTrue();
    }

    @Test
    void another_account_has_its_own() {
        long busy = account;
        while (links.isMoreAllowed(busy)) {
            links.create(busy);
        }
        openAnAccount();
        assertThat(links.isMoreAllowed(account)).isTrue();
    }
}
