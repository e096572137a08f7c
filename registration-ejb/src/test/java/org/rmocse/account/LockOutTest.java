package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.shared.PolicyParameters;

class LockOutTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final PolicyParameters policy = PolicyParameters.of(Map.of(
            "account.free_failures", "5",
            "account.lock_seconds", "15",
            "account.lock_max_seconds", "300",
            "account.free_failures_everywhere", "50",
            "account.lock_everywhere_seconds", "60"));

    @ParameterizedTest
    @CsvSource({"5, 15", "6, 30", "7, 60", "8, 120", "9, 240", "10, 300", "11, 300", "1000, 300", "2147483647, 300"})
    void each_wrong_password_makes_its_place_wait_twice_as_long_up_to_the_limit(int failures, long seconds) {
        assertThat(LockOut.here(failures, NOW, policy)).contains(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void the_first_ones_are_free(int failures) {
        assertThat(LockOut.here(failures, NOW, policy)).isEmpty();
    }

    @Test
    void other_places_wait_only_under_a_wide_attack_and_never_longer() {
        assertThat(LockOut.elsewhere(49, NOW, policy)).isEmpty();
        assertThat(LockOut.elsewhere(50, NOW, policy)).contains(NOW.plusSeconds(60));
        assertThat(LockOut.elsewhere(50_000, NOW, policy)).contains(NOW.plusSeconds(60));
    }
}
