package org.rmocse.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/agency/index.xhtml, /agency/index.xhtml",
        "/, /",
        "/sign-in.xhtml;session=0123, /sign-in.xhtml",
        "/a%0Ab, /a%0Ab"
    })
    void of_an_address_the_log_has_what_was_asked_for_and_no_parameters(String sent, String told) {
        assertThat(RequestFilter.address(sent)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"5000, 201", "200, 200"})
    void nobody_fills_the_log_with_one_address(int length, int told) {
        assertThat(RequestFilter.address("/".repeat(length))).hasSize(told);
    }
}
