package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmocse.shared.Texts;

/** An administrator reads each mail with invented details before anybody gets it. */
class MailSamplesTest {

    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void everything_a_mail_names_has_a_sample_in_the_language_of_the_mail(NoticeType type) {
        for (Locale locale : List.of(Texts.CHINESE, Texts.ENGLISH)) {
            Texts texts = Texts.of(locale);
            Map<String, String> samples = MailSamples.values(locale);
            NAMED.matcher(texts.get(type + ".subject") + texts.get(type + ".body"))
                    .results()
                    .forEach(named -> assertThat(samples).containsKey(named.group(1)));
            assertThat(HAN.matcher(String.join(
                                    "", MailSamples.values(Texts.ENGLISH).values()))
                            .find())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void a_preview_reads_like_the_mail_in_both_languages(NoticeType type) {
        List<Letter> letters = new MailQueries(null, null, null).preview(type);
        assertThat(letters).extracting(Letter::language).containsExactly("zh-CN", "en");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.subject()).isNotBlank().doesNotContain("{", "–", ".subject");
            assertThat(letter.text()).doesNotContain("{", "–", ".body").contains("https://register.example/");
        });
    }

    @ParameterizedTest
    @CsvSource({"a@b.example, a***@b.example", "欧阳@b.example, 欧***@b.example", "@b.example, ***", "nobody, ***"})
    void an_address_is_shown_so_that_nobody_can_write_to_it(String address, String shown) {
        assertThat(MailLine.masked(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "450, REFUSED_FOR_NOW",
                "550, REFUSED_FOR_GOOD",
                "address, NO_ADDRESS",
                "SocketTimeoutException, NONE"
            })
    void the_kept_error_is_explained(String error, MailAnswer meant) {
        assertThat(MailAnswer.of(error)).isEqualTo(meant);
    }
}
