package org.rmocse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.Texts;

class MailTextTest {

    /** What each notice names: the agreement between those who write notices and the texts. */
    private static final Map<NoticeType, Set<String>> NAMED = Map.ofEntries(
            Map.entry(NoticeType.ACCOUNT_LINK, Set.of("name", "hours", "link")),
            Map.entry(NoticeType.ACCOUNT_EXISTS, Set.of("name", "hours", "link")),
            Map.entry(NoticeType.OWN_DATA_EXPORTED, Set.of("name", "at", "link")),
            Map.entry(NoticeType.CODE_ISSUED, Set.of("name", "agency", "link")),
            Map.entry(NoticeType.ADDRESS_TAKEN, Set.of("link")),
            Map.entry(NoticeType.STAFF_ACCOUNT_LINK, Set.of("name", "hours", "link")),
            Map.entry(NoticeType.EMPLOYER_ADDRESS_CHECK, Set.of("name", "employer", "hours", "link")),
            Map.entry(NoticeType.EMPLOYER_ACCOUNT_LINK, Set.of("name", "employer", "hours", "link")),
            Map.entry(NoticeType.EMPLOYER_ACCOUNT_REFUSED, Set.of("name", "employer", "reason", "link")),
            Map.entry(NoticeType.PASSWORD_RESET, Set.of("name", "hours", "link")),
            Map.entry(NoticeType.SECOND_FACTOR_RESET, Set.of("name", "link")),
            Map.entry(NoticeType.APPLICATION_RECEIVED, Set.of("name", "kind", "receipt", "desk", "link")),
            Map.entry(NoticeType.APPLICATION_RETURNED, Set.of("name", "kind", "receipt", "dueOn", "reasons", "link")),
            Map.entry(NoticeType.APPLICATION_APPROVED, Set.of("name", "kind", "receipt", "outcome", "link")),
            Map.entry(NoticeType.APPLICATION_REFUSED, Set.of("name", "kind", "receipt", "reasons", "link")),
            Map.entry(NoticeType.APPLICATION_WITHDRAWN, Set.of("name", "kind", "receipt", "link")),
            Map.entry(NoticeType.APPLICATION_LAPSED, Set.of("name", "kind", "receipt", "link")),
            Map.entry(NoticeType.CORRECTION_DUE, Set.of("name", "kind", "receipt", "dueOn", "link")),
            Map.entry(NoticeType.REGISTRATION_ENDS, Set.of("name", "endsOn", "opensOn", "hours", "link")),
            Map.entry(NoticeType.RENEWAL_CLOSES, Set.of("name", "endsOn", "hours", "link")),
            Map.entry(NoticeType.INITIAL_CLOSES, Set.of("name", "endsOn", "hours", "link")),
            Map.entry(
                    NoticeType.REGISTRATION_REVOKED,
                    Set.of("name", "number", "day", "ground", "rule", "until", "open", "link")),
            Map.entry(NoticeType.OPINION_ASKED, Set.of("name", "by", "kind", "receipt", "link")),
            Map.entry(NoticeType.EXPORT_ASKED, Set.of("name", "by", "number", "purpose", "link")),
            Map.entry(NoticeType.EXPORT_GRANTED, Set.of("name", "by", "number", "usableUntil", "link")),
            Map.entry(NoticeType.EXPORT_REFUSED, Set.of("name", "by", "number", "why", "link")),
            Map.entry(NoticeType.EMPLOYMENT_DISPUTED, Set.of("name", "employer", "kind", "receipt", "reason", "link")),
            Map.entry(NoticeType.DEPARTURE_REPORTED, Set.of("name", "employer", "day", "link")),
            Map.entry(NoticeType.DEPARTURE_DENIED, Set.of("name", "employer", "by", "link")),
            Map.entry(NoticeType.NEW_NAME_GRANTED, Set.of("name", "employer", "link")),
            Map.entry(NoticeType.NEW_NAME_REFUSED, Set.of("name", "employer", "reason", "link")),
            Map.entry(NoticeType.EMPLOYER_RENAMED, Set.of("name", "former", "employer", "day", "link")),
            Map.entry(NoticeType.EDUCATION_DISPUTED, Set.of("name", "course", "link")),
            Map.entry(NoticeType.EDUCATION_ANSWERED, Set.of("name", "course", "by", "answer", "link")),
            Map.entry(NoticeType.READY_FOR_COLLECTION, Set.of("name", "item", "agency", "bring", "link")),
            Map.entry(NoticeType.COPY_MADE_AGAIN, Set.of("name", "item", "agency", "reason", "link")));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    static Stream<Arguments> every_notice_in_every_language() {
        return Arrays.stream(NoticeType.values())
                .flatMap(type -> Stream.of("zh-CN", "en").map(language -> Arguments.of(type, language)));
    }

    @ParameterizedTest
    @MethodSource("every_notice_in_every_language")
    void names_exactly_what_was_agreed(NoticeType type, String language) {
        Texts texts = Texts.of(Locale.forLanguageTag(language));
        String template = texts.get(type + ".subject") + texts.get(type + ".body");
        Set<String> named =
                PLACEHOLDER.matcher(template).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
        assertThat(named).isEqualTo(NAMED.get(type));
    }

    @ParameterizedTest
    @MethodSource("every_notice_in_every_language")
    void leaves_no_gap_and_gives_one_link(NoticeType type, String language) {
        Map<String, String> values = SampleMails.values();
        values.keySet().retainAll(NAMED.get(type));
        MailText text = MailText.of(type, language, values);
        assertThat(text.language()).isEqualTo(language);
        assertThat(text.subject()).isNotBlank().doesNotContain("\n", "{", "–", ".subject");
        assertThat(text.plain()).doesNotContain("{", "}", "–", ".body", "mail.footer");
        values.values().forEach(value -> value.lines()
                .forEach(line -> assertThat(text.plain() + text.subject()).contains(line)));
        assertThat(text.plain().split(Pattern.quote(values.get("link")), -1)).hasSize(2);
        assertThat(text.html())
                .containsOnlyOnce("<a href=\"https://register.example/a?x=1&amp;y=2\"")
                .startsWith("<!DOCTYPE html><html lang=\"" + language + "\">");
    }

    @ParameterizedTest
    @MethodSource("every_notice_in_every_language")
    void is_wholly_in_its_language(NoticeType type, String language) {
        Texts texts = Texts.of(Locale.forLanguageTag(language));
        for (String key : List.of(type + ".subject", type + ".body", "mail.footer", "NoticeType." + type)) {
            assertThat(texts.has(key)).as(key).isTrue();
            assertThat(HAN.matcher(texts.get(key)).find()).as(key).isEqualTo(language.equals("zh-CN"));
        }
    }

    @Test
    void has_a_word_for_every_state_of_a_delivery_in_both_languages() {
        for (Locale locale : List.of(Texts.CHINESE, Texts.ENGLISH)) {
            for (String status : List.of("WAITING", "SENDING", "SENT", "FAILED")) {
                assertThat(Texts.of(locale).has("delivery." + status))
                        .as(status)
                        .isTrue();
            }
        }
    }

    @Test
    void has_the_same_keys_in_both_languages() {
        assertThat(new TreeSet<>(Texts.of(Texts.ENGLISH).keys()))
                .isEqualTo(new TreeSet<>(Texts.of(Texts.CHINESE).keys()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "", "und", "en-GB", "zh-TW"})
    void speaks_chinese_where_it_has_no_texts(String locale) {
        MailText text = MailText.of(NoticeType.PASSWORD_RESET, locale, SampleMails.values());
        assertThat(text.language()).isEqualTo(locale.startsWith("en") ? "en" : "zh-CN");
    }

    @Test
    void lists_every_reason() {
        MailText text = MailText.of(NoticeType.APPLICATION_RETURNED, "zh-CN", SampleMails.values());
        assertThat(text.plain()).contains("\n\n· 申请表第二页未上传\n· 公章不清晰\n\n");
        assertThat(text.html()).contains("<ul><li>申请表第二页未上传</li><li>公章不清晰</li></ul>");
    }

    @Test
    void does_not_double_the_bullet_of_a_reason_that_has_one_and_drops_empty_lines() {
        Map<String, String> values = SampleMails.values();
        values.put("reasons", "· 公章不清晰\r\n\n  \n未签字\n");
        assertThat(MailText.of(NoticeType.APPLICATION_REFUSED, "zh-CN", values).plain())
                .contains("\n\n· 公章不清晰\n· 未签字\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: victim@example.org",
                "x\nBcc: victim@example.org",
                "x\rBcc: victim@example.org",
                "x\u0085Bcc: victim@example.org",
                "x\u2028Bcc: victim@example.org",
                "x\u0000\u000bBcc: victim@example.org"
            })
    void keeps_a_value_from_beginning_a_line(String receipt) {
        Map<String, String> values = SampleMails.values();
        values.put("receipt", receipt);
        MailText text = MailText.of(NoticeType.APPLICATION_RECEIVED, "en", values);
        assertThat(text.subject()).isEqualTo("延续注册: application submitted (x Bcc: victim@example.org)");
        assertThat(text.plain().lines().filter(line -> line.startsWith("Bcc"))).isEmpty();
    }

    @Test
    void shows_markup_in_a_value_as_text() {
        Map<String, String> values = SampleMails.values();
        values.put("name", "<img src=x onerror=\"alert('1')\">&");
        values.put("reasons", "<script>alert(1)</script>");
        MailText text = MailText.of(NoticeType.APPLICATION_RETURNED, "en", values);
        assertThat(text.html())
                .doesNotContain("<img", "<script")
                .contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;")
                .contains("<li>&lt;script&gt;alert(1)&lt;/script&gt;</li>");
        assertThat(text.plain()).contains("<script>alert(1)</script>");
    }

    @Test
    void does_not_fill_in_a_placeholder_that_came_with_a_value() {
        Map<String, String> values = SampleMails.values();
        values.put("name", "{link}");
        assertThat(MailText.of(NoticeType.PASSWORD_RESET, "en", values).plain()).startsWith("Dear {link},");
    }
}
