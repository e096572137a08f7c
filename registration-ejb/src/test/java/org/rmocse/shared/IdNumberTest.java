package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {

    /** The example printed in the standard GB 11643 itself. */
    private static final String STANDARD_EXAMPLE = "11010519491231002X";

    @Example
    void reads_the_example_of_the_standard() {
        assertThat(IdNumber.parse(" 11010519491231002x ")).hasValueSatisfying(number -> {
            assertThat(number.value()).isEqualTo(STANDARD_EXAMPLE);
            assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
            assertThat(number.sex()).isEqualTo("F");
        });
    }

    @Example
    void prints_itself_masked() {
        assertThat(new IdNumber(STANDARD_EXAMPLE)).hasToString("110105********002X");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "110105194912310021",
                "11010519491231002",
                "11010519490231002X",
                "010105194912310020",
                "11010519491231００2X",
                "110105491231002"
            })
    void refuses_what_is_not_a_number(String typed) {
        assertThat(IdNumber.parse(typed)).isEmpty();
    }

    @Property
    void notices_every_single_wrong_digit(
            @ForAll @IntRange(max = 16) int position, @ForAll @CharRange(from = '0', to = '9') char digit) {
        StringBuilder changed = new StringBuilder(STANDARD_EXAMPLE);
        changed.setCharAt(position, digit);
        boolean same = changed.toString().equals(STANDARD_EXAMPLE);
        assertThat(IdNumber.parse(changed.toString()).isPresent()).isEqualTo(same);
    }
}
