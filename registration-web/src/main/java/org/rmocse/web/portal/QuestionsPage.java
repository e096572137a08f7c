package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.rmocse.applicant.Qualifications;
import org.rmocse.shared.Policy;
import org.rmocse.web.shared.PageTexts;

/** Questions and answers, their numbers as the rules in force today say; all of them, or those with the words looked for. */
@Named
@RequestScoped
public class QuestionsPage {

    private static final int LONGEST = 50;

    /** One of them in the reader's language; its anchor is unique on the page. */
    public record Answered(String anchor, String question, String answer, String address, String label) {

        boolean has(String word) {
            return (question + ' ' + answer).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    @Inject
    private Policy policy;

    @Inject
    private Clock clock;

    @Inject
    private Qualifications qualifications;

    @Inject
    private PageTexts texts;

    @Inject
    private HttpServletRequest request;

    private List<Answered> found;

    /** What is looked for, as it was typed; empty where nothing is. */
    public String getWords() {
        String words =
                Objects.requireNonNullElse(request.getParameter("words"), "").strip();
        return words.substring(0, Math.min(LONGEST, words.length()));
    }

    /** Those in which each of the words stands. */
    public List<Answered> getFound() {
        if (found == null) {
            Map<String, String> rules = policy.at(LocalDate.now(clock)).asMap();
            String[] words = getWords().toLowerCase(Locale.ROOT).split("\\s+");
            found = Arrays.stream(PublicAnswer.values())
                    .map(one -> answered(one, rules))
                    .filter(one -> Arrays.stream(words).allMatch(one::has))
                    .toList();
        }
        return found;
    }

    private Answered answered(PublicAnswer one, Map<String, String> rules) {
        String question = texts.get("portal_questions.ask." + one.name());
        return new Answered(one.name(), question, answer(one, rules), one.address(), texts.get(one.label()));
    }

    private String answer(PublicAnswer one, Map<String, String> rules) {
        String[] values = Arrays.stream(one.rules()).map(rules::get).toArray(String[]::new);
        String key = "portal_questions.answer." + one.name();
        return switch (values.length) {
            case 0 -> texts.of(key, lastImport());
            case 1 -> texts.of(key, values[0]);
            default -> texts.of(key, values[0], values[1]);
        };
    }

    private String lastImport() {
        return qualifications.lastImportAt().map(texts::day).orElse("–");
    }
}
