package org.rmocse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionAgeTest {

    private static final Instant PROVEN = Instant.parse("2026-11-27T00:30:00Z");
    private static final Duration LONGEST = Duration.ofHours(12);

    @Test
    void a_session_lasts_its_hours_since_the_last_proof_and_not_a_moment_longer() {
        assertThat(SessionAge.isOver(PROVEN, PROVEN.plus(LONGEST).minusMillis(1), LONGEST))
                .isFalse();
        assertThat(SessionAge.isOver(PROVEN, PROVEN.plus(LONGEST), LONGEST)).isTrue();
    }

    @Test
    void one_nobody_ever_proved_is_none() {
        assertThat(SessionAge.isOver(null, PROVEN, LONGEST)).isTrue();
    }
}
