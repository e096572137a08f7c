package org.rmocse.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of the business in one language: findings, enumerations, mails. Each module keeps its own
 * {@code messages_<locale>.properties} beside its classes; placeholders read {@code {name}}.
 */
public final class Texts {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<String> MODULES = List.of(
            "shared",
            "audit",
            "notification",
            "document",
            "applicant",
            "account",
            "employer",
            "agency",
            "certificate",
            "education",
            "application",
            "publicity",
            "operation");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Map<Locale, Texts> BY_LOCALE = new ConcurrentHashMap<>();

    private final Map<String, String> texts;

    private Texts(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The texts in English for any English locale, in Chinese for every other. */
    public static Texts of(Locale locale) {
        Locale known = locale != null && "en".equals(locale.getLanguage()) ? ENGLISH : CHINESE;
        return BY_LOCALE.computeIfAbsent(known, Texts::load);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return texts.keySet();
    }

    /** The text as it stands; the key itself where there is none, so that a gap is seen rather than hidden. */
    public String get(String key) {
        return texts.getOrDefault(key, key);
    }

    /** The text with each {@code {name}} replaced by its value; a missing value leaves a dash. */
    public String get(String key, Map<String, ?> values) {
        return PLACEHOLDER.matcher(get(key)).replaceAll(match -> {
            Object value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? "–" : value.toString());
        });
    }

    /** The word for a constant of an enumeration. */
    public String of(Enum<?> constant) {
        return get(constant.getDeclaringClass().getSimpleName() + '.' + constant.name());
    }

    /** The sentence for a finding: what is wrong and what to do; where what is needed is a word, it may have one of its own. */
    public String of(Finding finding) {
        Map<String, Object> values = new HashMap<>();
        values.put("have", finding.have());
        values.put("need", finding.need());
        values.put("satisfiedOn", finding.satisfiedOn());
        String key = "finding." + finding.code();
        String own = key + '.' + finding.need();
        return get(has(own) ? own : key, values);
    }

    private static Texts load(Locale locale) {
        Map<String, String> texts = new HashMap<>();
        String suffix = locale.equals(ENGLISH) ? "en" : "zh_CN";
        for (String module : MODULES) {
            try (InputStream in =
                    Texts.class.getResourceAsStream("/org/rmocse/" + module + "/messages_" + suffix + ".properties")) {
                if (in != null) {
                    Properties properties = new Properties();
                    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                    properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new Texts(Map.copyOf(texts));
    }
}
