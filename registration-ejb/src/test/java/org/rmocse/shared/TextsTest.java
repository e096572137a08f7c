package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Texts chinese = Texts.of(Texts.CHINESE);
    private final Texts english = Texts.of(Texts.ENGLISH);

    @Test
    void both_languages_say_the_same_things() {
        assertThat(new TreeSet<>(english.keys())).isEqualTo(new TreeSet<>(chinese.keys()));
        assertThat(chinese.keys()).hasSizeGreaterThan(100);
    }

    @Test
    void both_languages_name_the_same_values() {
        for (String key : chinese.keys()) {
            assertThat(placeholders(english.get(key))).as(key).isEqualTo(placeholders(chinese.get(key)));
        }
    }

    @Test
    void no_text_is_empty_or_left_in_the_other_language() {
        for (String key : chinese.keys()) {
            assertThat(chinese.get(key)).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank();
            assertThat(HAN.matcher(english.get(key)).find()).as(key).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(PracticeCategory.class)
    void names_every_category(PracticeCategory category) {
        assertThat(chinese.of(category)).endsWith(category.isLegacy() ? "安全（2019年前）" : "安全");
        assertThat(english.of(category)).isNotEqualTo("PracticeCategory." + category);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void names_every_role(Role role) {
        assertThat(chinese.of(role)).isNotEqualTo("Role." + role);
        assertThat(english.of(role)).isNotEqualTo("Role." + role);
    }

    @ParameterizedTest
    @CsvSource({"en, false", "en-GB, false", "zh-CN, true", "zh-TW, true", "fr, true", "'', true"})
    void speaks_english_to_the_english_and_chinese_to_everybody_else(String tag, boolean isChinese) {
        assertThat(Texts.of(Locale.forLanguageTag(tag))).isSameAs(isChinese ? chinese : english);
        assertThat(Texts.of((Locale) null)).isSameAs(chinese);
    }

    @Test
    void a_gap_is_seen_rather_than_hidden() {
        assertThat(chinese.get("no.such.key")).isEqualTo("no.such.key");
        assertThat(chinese.has("no.such.key")).isFalse();
        assertThat(chinese.of(Finding.of("NO_SUCH_FINDING", null))).isEqualTo("finding.NO_SUCH_FINDING");
    }

    @Test
    void sets_values_in_and_a_dash_where_one_is_missing() {
        assertThat(english.get("period", Map.of("from", "2026-01-01", "to", "2026-12-31")))
                .contains("2026-01-01", "2026-12-31");
        Map<String, String> none = new HashMap<>();
        none.put("from", null);
        assertThat(english.get("period", none)).contains("–").doesNotContain("{", "null");
    }

    @Test
    void what_is_set_in_is_text_and_nothing_else() {
        assertThat(english.get("period", Map.of("from", "$1 \\ {to}", "to", "x")))
                .contains("$1 \\ {to}");
    }

    @Test
    void says_of_a_finding_what_was_found_and_what_is_needed() {
        Finding finding = Finding.of("TOO_LONG", "work.gaps").having(501, 500).on(LocalDate.of(2026, 11, 23));
        assertThat(chinese.of(finding)).contains("501", "500");
        assertThat(english.of(finding)).contains("501", "500");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
