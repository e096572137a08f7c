package org.rmocse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodeTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_234_567_890);

    /** RFC 6238, appendix B, SHA-1; of its eight digits ours are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void gives_the_codes_of_the_standard(long seconds, String eightDigits) {
        assertThat(TimeCode.code(SECRET, TimeCode.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(eightDigits.substring(2));
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "8, 399871", "9, 520489"})
    void gives_the_codes_of_the_counter_beneath(long counter, String code) {
        assertThat(TimeCode.code(SECRET, counter)).isEqualTo(code);
    }

    @Test
    void a_step_lasts_thirty_seconds() {
        assertThat(TimeCode.step(Instant.ofEpochSecond(29))).isZero();
        assertThat(TimeCode.step(Instant.ofEpochSecond(30))).isOne();
        assertThat(TimeCode.step(Instant.ofEpochSecond(59))).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void a_clock_may_be_one_step_off(int off) {
        long step = TimeCode.step(NOW) + off;
        assertThat(TimeCode.matching(SECRET, TimeCode.code(SECRET, step), NOW)).hasValue(step);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 2, 20})
    void no_more_than_that(int off) {
        assertThat(TimeCode.matching(SECRET, TimeCode.code(SECRET, TimeCode.step(NOW) + off), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5924", "0059240", "89005924", "00592４", "abcdef"})
    void what_is_no_code_fits_nothing(String typed) {
        assertThat(TimeCode.matching(SECRET, typed, NOW)).isEmpty();
        assertThat(TimeCode.isOne(typed)).isFalse();
    }

    @Test
    void a_key_is_written_as_apps_read_it() {
        assertThat(TimeCode.text(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(TimeCode.text(new byte[] {-1, 0, -128, 127, 1})).isEqualTo("74AIA7YB");
    }

    @Test
    void the_address_says_who_and_how() {
        assertThat(TimeCode.address(SECRET, "注册 A&B", "a@b.example"))
                .isEqualTo(
                        "otpauth://totp/%E6%B3%A8%E5%86%8C%20A%26B:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=%E6%B3%A8%E5%86%8C%20A%26B&algorithm=SHA1&digits=6&period=30");
    }
}
