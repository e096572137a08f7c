package org.rmocse.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTokenTest {

    private static final String TOKEN = "tR9-vq2_Lm0xZ-tR9-vq2_Lm0xZ-tR9-vq2";

    private final MetricsToken token = new MetricsToken(Map.of("REGISTRATION_METRICS_TOKEN", TOKEN));

    @Test
    void without_one_there_is_nothing_to_be_had() {
        for (Map<String, String> environment :
                java.util.List.of(Map.<String, String>of(), Map.of("REGISTRATION_METRICS_TOKEN", "  "))) {
            MetricsToken none = new MetricsToken(environment);
            assertThat(none.isSet()).isFalse();
            assertThat(none.isIn("Bearer ")).isFalse();
            assertThat(none.isIn("Bearer null")).isFalse();
            assertThat(none.isIn(null)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "Bearer  " + TOKEN + " "})
    void whoever_sends_it_as_a_bearer_may_read(String authorization) {
        assertThat(token.isIn(authorization)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "x", "Bearer tR9-vq2"})
    void nobody_else_may(String authorization) {
        assertThat(token.isIn(authorization)).isFalse();
    }
}
