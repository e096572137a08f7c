package org.rmocse.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** The words of a page in its language: {@code #{t.get('agency_review.title')}}; the business's own words are found through it too. */
@Named("t")
@RequestScoped
public class PageTexts {

    private static final List<String> AUDIENCES = List.of(
            "shared",
            "security",
            "portal",
            "applicant",
            "employer",
            "agency",
            "ministry",
            "certificate",
            "education",
            "admin",
            "audit");
    private static final Map<Locale, Properties> PAGES = new ConcurrentHashMap<>();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Inject
    private Language language;

    /** The text of a key; the key itself where there is none, so that a gap is seen. */
    public String get(String key) {
        String text = pages(language.getLocale()).getProperty(key);
        return text != null ? text : Texts.of(language.getLocale()).get(key);
    }

    /** The text of a key with {@code {0}}, {@code {1}} filled in. */
    public String of(String key, Object first) {
        return MessageFormat.format(get(key).replace("'", "''"), text(first));
    }

    public String of(String key, Object first, Object second) {
        return MessageFormat.format(get(key).replace("'", "''"), text(first), text(second));
    }

    /** From a day to a day, both inclusive; open where the last is null. */
    public String period(LocalDate from, LocalDate to) {
        return to == null ? of("portal_period_from", from) : of("portal_period", from, to);
    }

    public boolean has(String key) {
        return pages(language.getLocale()).containsKey(key)
                || Texts.of(language.getLocale()).has(key);
    }

    /** The word for a constant; empty for none. */
    public String word(Enum<?> constant) {
        return constant == null ? "" : Texts.of(language.getLocale()).of(constant);
    }

    /** What a finding has or needs, its categories in words; anything else as it is. */
    public String value(String value) {
        return Arrays.stream(value.split(" "))
                .map(part -> Arrays.stream(PracticeCategory.values())
                        .filter(category -> category.name().equals(part))
                        .findFirst()
                        .map(this::word)
                        .orElse(part))
                .collect(Collectors.joining(" "));
    }

    /** The word officers use for a constant. */
    public String officerWord(Enum<?> constant) {
        return constant == null
                ? ""
                : get("officer." + constant.getDeclaringClass().getSimpleName() + '.' + constant.name());
    }

    public String finding(Finding finding) {
        return Texts.of(language.getLocale()).of(finding);
    }

    /** A moment in the country's time: 2026-11-23 14:02. */
    public String time(Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(ClockProducer.ZONE));
    }

    public String day(Instant instant) {
        return instant == null
                ? ""
                : LocalDate.ofInstant(instant, ClockProducer.ZONE).toString();
    }

    private static String text(Object value) {
        return value == null ? "–" : value.toString();
    }

    /** The texts of all pages in a language; each audience keeps its own beside its page beans. */
    static Properties pages(Locale locale) {
        return PAGES.computeIfAbsent(locale, wanted -> {
            Properties texts = new Properties();
            String suffix = wanted.equals(Texts.ENGLISH) ? "en" : "zh_CN";
            for (String audience : AUDIENCES) {
                String name = "/org/rmocse/web/" + audience + "/messages_" + suffix + ".properties";
                try (Reader reader =
                        new InputStreamReader(PageTexts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                } catch (IOException missing) {
                    throw new UncheckedIOException(missing);
                }
            }
            return texts;
        });
    }
}
