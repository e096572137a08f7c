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
        assertThat(new IdNumber(STANDARD_EXAMPLE)).hasToString("1****************X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "110105 19491231 002X",
                "110105-1949-1231-002X",
                "１１０１０５１９４９１２３１００２Ｘ"
            })
    void is_masked_in_what_people_type(String typed) {
        assertThat(IdNumber.maskedIn("核对" + typed + "，无误")).isEqualTo("核对1****************X，无误");
        assertThat(IdNumber.maskedIn(typed + " / " + typed)).isEqualTo("1****************X / 1****************X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "110105194912310021",
                "2017014430142017430107000123",
                "011010519491231002X",
                "13800138000",
                "91350100M000100Y43"
            })
    void other_numbers_stay_as_they_are(String text) {
        assertThat(IdNumber.maskedIn(text)).isEqualTo(text);
    }

    @Example
    void nothing_masked_is_nothing() {
        assertThat(IdNumber.maskedIn(null)).isNull();
    }

    /** Whoever sees the masked number beside the day of birth must be left with thousands of numbers it could be. */
    @Example
    void with_the_day_of_birth_beside_it_the_masked_number_leaves_thousands_of_numbers() {
        IdNumber number = new IdNumber(STANDARD_EXAMPLE);
        int fitting = 0;
        for (int region = 110_100; region < 110_200; region++) {
            for (int sequence = 0; sequence < 1000; sequence++) {
                String body = region + "19491231" + String.format("%03d", sequence);
                fitting += IdNumber.parse(body + "X")
                                .filter(other -> other.masked().equals(number.masked()))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(fitting).isGreaterThan(5_000);
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
