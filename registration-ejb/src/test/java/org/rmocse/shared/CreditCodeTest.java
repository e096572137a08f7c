package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    @Test
    void reads_a_valid_code_as_typed() {
        assertThat(CreditCode.parse(" 91350100m000100y43 ")).hasValue(new CreditCode("91350100M000100Y43"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "91350100M000100Y44",
                "91350100M000100Y4",
                "91350100I000100Y43",
                "91350100M000010Y43",
                "91350100M000100Y433"
            })
    void refuses_wrong_check_characters_letters_and_lengths(String typed) {
        assertThat(CreditCode.parse(typed)).isEmpty();
    }
}
