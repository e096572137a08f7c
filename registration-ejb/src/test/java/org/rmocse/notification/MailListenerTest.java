package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailListenerTest {

    private static final List<Long> MANY =
            LongStream.rangeClosed(1, MailDispatch.IDS_IN_A_MESSAGE).boxed().toList();

    @Test
    void reads_what_the_fast_path_writes() {
        assertThat(MailListener.ids("7")).containsExactly(7L);
        assertThat(MailListener.ids(MailDispatch.message(MANY))).isEqualTo(MANY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", "1,", "1;2", "drop table", "99999999999999999999999"})
    void takes_nothing_of_what_names_no_notices(String body) {
        assertThatThrownBy(() -> MailListener.ids(body)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void takes_nothing_of_a_message_that_names_more_than_one_may() {
        String many = MailDispatch.message(MANY);
        assertThatThrownBy(() -> MailListener.ids(many + ",51")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> MailListener.ids(many + ",51".repeat(200_000))).isInstanceOf(RuntimeException.class);
    }
}
