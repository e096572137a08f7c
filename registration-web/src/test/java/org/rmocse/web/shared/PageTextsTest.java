package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmocse.shared.Texts;

/** Walks every page, page bean and bundle: no text is missing, in either language, and none stands anywhere else. */
class PageTextsTest {

    private static final Path BUNDLES = Path.of("src/main/resources/org/rmocse/web");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern WORD = Pattern.compile("([A-Z]\\w+)\\.([A-Z][A-Z_]*)");

    /** The name of the other language, and an example of what is typed in Chinese. */
    private static final Set<String> IN_CHINESE_EVERYWHERE = Set.of("page.language", "hint.basic.ethnicity");

    @Test
    void every_key_that_is_named_has_its_text() {
        List<String> missing = new ArrayList<>();
        NamedTexts.read().whole().forEach((key, files) -> {
            if (!hasText(key)) {
                missing.add(key + " in " + files);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_that_is_put_together_has_its_text_for_whatever_completes_it() {
        List<String> missing = new ArrayList<>();
        NamedTexts.read().begun().forEach((beginning, files) -> {
            Optional<List<String>> endings = CompletedKeys.endings(beginning);
            if (endings.isEmpty()) {
                missing.add(
                        beginning + " is completed in " + files + " with what completed-keys.properties does not say");
            }
            endings.orElse(List.of()).stream()
                    .map(beginning::concat)
                    .filter(key -> !hasText(key))
                    .forEach(missing::add);
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void only_what_is_put_together_is_listed() {
        assertThat(NamedTexts.read().begun())
                .containsKeys(CompletedKeys.beginnings().toArray(String[]::new));
    }

    @Test
    void an_enumeration_with_words_has_one_for_each_constant() {
        Set<String> enumerations = Texts.of(Texts.CHINESE).keys().stream()
                .map(WORD::matcher)
                .filter(Matcher::matches)
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(enumerations).contains("Status", "PracticeCategory", "Standing");
        assertThat(enumerations)
                .allSatisfy(name ->
                        assertThat(CompletedKeys.constants(name)).as(name).isPresent())
                .allSatisfy(name -> assertThat(CompletedKeys.constants(name).orElseThrow())
                        .allMatch(constant -> hasText(name + '.' + constant), "has its word"));
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void both_languages_say_the_same_things(String audience) {
        Properties chinese = bundle(audience, "zh_CN");
        Properties english = bundle(audience, "en");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        List<String> wrong = new ArrayList<>();
        for (String key : chinese.stringPropertyNames()) {
            String inChinese = chinese.getProperty(key);
            String inEnglish = english.getProperty(key);
            if (inChinese.isBlank() != inEnglish.isBlank() || !places(inEnglish).equals(places(inChinese))) {
                wrong.add(key + ": " + inChinese + " / " + inEnglish);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void each_language_keeps_to_itself(String audience) {
        List<String> foreign = bundle(audience, "en").entrySet().stream()
                .filter(text -> HAN.matcher(text.getValue().toString()).find())
                .map(text -> text.getKey().toString())
                .toList();
        assertThat(IN_CHINESE_EVERYWHERE).containsAll(foreign);
    }

    @Test
    void no_text_has_two_places() {
        Map<String, String> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (String audience : audiences()) {
            for (String key : bundle(audience, "zh_CN").stringPropertyNames()) {
                String before = seen.put(key, audience);
                if (before != null || Texts.of(Texts.CHINESE).has(key)) {
                    twice.add(key + " in " + before + " and " + audience);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_holds_no_words_of_its_own(Path page) {
        String source = NamedTexts.content(page);
        assertThat(HAN.matcher(source).find()).as("Han characters in " + page).isFalse();
        assertThat(NamedTexts.prose(source)).as("words in " + page).doesNotContainPattern("\\p{L}");
        assertThat(source).doesNotContainPattern("\\b(?:alt|title|aria-label|placeholder)=\"[^\"#]*\\p{L}[^\"#]*\"");
    }

    @Test
    void a_gap_is_seen() {
        assertThat(hasText("page.product")).isTrue();
        assertThat(hasText("page.no_such_text")).isFalse();
        assertThat(NamedTexts.read().whole())
                .containsKeys("page.product", "portal_verify.code", "security_set_password.done");
        assertThat(NamedTexts.read().begun()).containsKeys("portal_index.kind.", "error.");
        assertThat(CompletedKeys.endings("sex.")).hasValue(List.of("F", "M"));
        assertThat(CompletedKeys.endings("no_such_beginning.")).isEmpty();
        assertThat(NamedTexts.prose("<p title=\"a > b\">#{t.get('x')} · 1</p><!-- words -->"))
                .isEqualTo("· 1");
        assertThat(NamedTexts.prose("<p>#{x} words</p>")).isEqualTo("words");
    }

    static Stream<Path> pages() {
        return NamedTexts.pages().stream();
    }

    static List<String> audiences() {
        return NamedTexts.files(BUNDLES, "messages_zh_CN.properties").stream()
                .map(file -> file.getParent().getFileName().toString())
                .toList();
    }

    private static boolean hasText(String key) {
        return Stream.of(Texts.CHINESE, Texts.ENGLISH)
                .allMatch(locale -> PageTexts.pages(locale).containsKey(key)
                        || Texts.of(locale).has(key));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String audience, String language) {
        Path file = BUNDLES.resolve(audience).resolve("messages_" + language + ".properties");
        return properties(file);
    }

    static Properties properties(Path file) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
