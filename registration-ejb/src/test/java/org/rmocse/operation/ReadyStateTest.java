package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadyStateTest {

    @Test
    void with_everything_there_it_is_up() {
        assertThat(ReadyState.without(Set.of())).isEqualTo(ReadyState.UP);
    }

    @ParameterizedTest
    @EnumSource(names = {"DATABASE", "MIGRATIONS", "KEYS", "FILES"})
    void without_what_it_keeps_things_in_it_is_down(Part part) {
        assertThat(ReadyState.without(EnumSet.of(part))).isEqualTo(ReadyState.DOWN);
        assertThat(ReadyState.without(EnumSet.of(part, Part.MAIL))).isEqualTo(ReadyState.DOWN);
    }

    @Test
    void without_mail_and_its_broker_it_serves_all_the_same() {
        assertThat(ReadyState.without(EnumSet.of(Part.BROKER))).isEqualTo(ReadyState.DEGRADED);
        assertThat(ReadyState.without(EnumSet.of(Part.MAIL))).isEqualTo(ReadyState.DEGRADED);
        assertThat(ReadyState.without(EnumSet.of(Part.MAIL, Part.BROKER))).isEqualTo(ReadyState.DEGRADED);
    }
}
