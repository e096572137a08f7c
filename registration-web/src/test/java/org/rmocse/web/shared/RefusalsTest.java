package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void nothing_from_outside_begins_a_line_of_the_log_or_fills_it() {
        assertThat(Refusals.plain("/x\r\n2026-11-27 ERROR planted")).isEqualTo("/x??2026-11-27?ERROR?planted");
        assertThat(Refusals.plain("/\u001b[31m\u202e中")).isEqualTo("/?[31m??");
        assertThat(Refusals.plain("/" + "a".repeat(5000))).hasSize(203);
    }
}
