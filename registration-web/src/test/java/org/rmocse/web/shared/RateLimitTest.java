package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.PolicyParameters;

class RateLimitTest {

    private final PolicyParameters policy = PolicyParameters.of(Map.of(
            "limit.look_up.at_once",
            "3",
            "limit.look_up.refill",
            "1",
            "limit.look_up.seconds",
            "3600",
            "limit.sign_in.at_once",
            "1",
            "limit.sign_in.refill",
            "1",
            "limit.sign_in.seconds",
            "3600"));

    @Test
    void allows_as_many_at_once_as_the_policy_says() {
        Bucket bucket = RateLimit.bucket(Limited.LOOK_UP, policy);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.tryConsume(1)).isTrue();
        }
        assertThat(bucket.tryConsume(1)).isFalse();
    }

    @Test
    void says_how_long_to_wait_for_the_next() {
        Bucket bucket = RateLimit.bucket(Limited.LOOK_UP, policy);
        bucket.tryConsume(3);
        long seconds = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill() / 1_000_000_000L;
        assertThat(seconds).isBetween(3590L, 3600L);
    }

    @Test
    void what_is_taken_back_can_be_asked_again_and_no_more_than_that() {
        Bucket bucket = RateLimit.bucket(Limited.SIGN_IN, policy);
        assertThat(bucket.tryConsume(1)).isTrue();
        bucket.addTokens(1);
        bucket.addTokens(1);
        assertThat(bucket.tryConsume(1)).isTrue();
        assertThat(bucket.tryConsume(1)).isFalse();
    }
}
