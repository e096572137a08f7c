package org.rmocse.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rmocse.certificate.Granted;
import org.rmocse.document.LetterPdf;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Texts;

/** Puts the facts of a move into the words of its letter. */
final class LetterWords {

    private static final List<String> COLUMNS = List.of("position", "item", "reason", "rule");

    /** Kinds of which a certificate or a label is made (D21). */
    private static final Set<ApplicationKind> COLLECTED = EnumSet.of(
            ApplicationKind.INITIAL,
            ApplicationKind.RENEWAL,
            ApplicationKind.CHANGE,
            ApplicationKind.RE_REGISTRATION,
            ApplicationKind.REISSUE);

    private final Texts texts;
    private final LetterFacts facts;

    private LetterWords(LetterFacts facts, Locale language) {
        this.texts = Texts.of(language);
        this.facts = facts;
    }

    /** @param language Chinese for every language there are no texts in */
    static LetterPdf.Words of(LetterFacts facts, Locale language) {
        return new LetterWords(facts, language).words(language.getLanguage().equals("en") ? "en" : "zh-CN");
    }

    private LetterPdf.Words words(String language) {
        return new LetterPdf.Words(
                language,
                title(),
                texts.get("letter.number", Map.of("number", facts.number())),
                texts.get("letter.to", Map.of("name", facts.personName())),
                opening(),
                table(),
                facts.reasons().isEmpty()
                        ? List.of()
                        : COLUMNS.stream()
                                .map(column -> texts.get("letter.column." + column))
                                .toList(),
                IntStream.range(0, facts.reasons().size())
                        .mapToObj(this::reason)
                        .toList(),
                closing(),
                texts.get("letter.basis"),
                facts.letter().rules().stream().map(this::rule).toList(),
                issuer(),
                day(facts.at()),
                texts.get("letter.foot"));
    }

    private String title() {
        return texts.get("letter.title." + facts.letter() + (facts.kind().registers() ? "" : ".other"));
    }

    private List<String> opening() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(say("letter.opening." + facts.letter()
                + (facts.letter() == LetterKind.REFUSAL && !facts.kind().registers() ? ".other" : "")));
        if (facts.inSilence()) {
            paragraphs.add(say("letter.in_silence"));
        }
        return paragraphs;
    }

    private List<String> closing() {
        List<String> paragraphs = new ArrayList<>();
        if (facts.dueOn() != null) {
            boolean atCentre = facts.letter() == LetterKind.RECEIPT && facts.by() == Turn.CENTRE;
            paragraphs.add(say("letter.due." + facts.letter() + (atCentre ? ".centre" : ""))
                    + (facts.dueProvisional() ? texts.get("letter.due_provisional") : ""));
        }
        if (facts.letter() == LetterKind.REFUSAL) {
            paragraphs.add(texts.get("letter.again"));
            paragraphs.add(texts.get("letter.reconsideration"));
        }
        if (facts.letter() == LetterKind.APPROVAL && COLLECTED.contains(facts.kind())) {
            paragraphs.add(texts.get("letter.collection"));
        } else if (facts.letter() == LetterKind.APPROVAL) {
            paragraphs.add(texts.get("outcome." + facts.kind()));
        }
        return paragraphs;
    }

    private List<LetterPdf.Fact> table() {
        List<LetterPdf.Fact> table = new ArrayList<>();
        add(table, "name", facts.personName());
        add(table, "receipt", facts.receiptNumber());
        add(table, "kind", texts.of(facts.kind()));
        add(table, "category", facts.category() == null ? null : texts.of(PracticeCategory.valueOf(facts.category())));
        add(table, "employer", facts.employerName());
        add(table, "agency", facts.agencyName());
        add(table, "submitted", day(facts.submittedAt()));
        facts.granted().ifPresent(granted -> add(table, granted));
        return table;
    }

    private void add(List<LetterPdf.Fact> table, Granted granted) {
        add(table, "registration", granted.number());
        if (facts.kind() != ApplicationKind.CANCELLATION) {
            add(table, "validity", texts.get("period", Map.of("from", granted.validFrom(), "to", granted.validTo())));
        }
    }

    private void add(List<LetterPdf.Fact> table, String label, String value) {
        if (value != null) {
            table.add(new LetterPdf.Fact(texts.get("letter.fact." + label), value));
        }
    }

    private List<String> reason(int index) {
        ReasonGiven reason = facts.reasons().get(index);
        return List.of(
                String.valueOf(index + 1),
                item(reason.item()),
                reason.text(),
                rule(reason.code().rule()));
    }

    /** What a reason is pinned to: a document by its name, a field by its step's. */
    private String item(String key) {
        String document = "MaterialCode." + key.substring(key.lastIndexOf('.') + 1);
        if (texts.has(document)) {
            return texts.get(document);
        }
        Step step = Step.ofField(key);
        if (step == null) {
            return "";
        }
        String own = "letter.item." + step; // where the step is called by what is done at it
        return texts.has(own) ? texts.get(own) : texts.of(step);
    }

    private String rule(String id) {
        return texts.get("rule." + id);
    }

    private String issuer() {
        return facts.by() == Turn.AGENCY && facts.agencyName() != null
                ? facts.agencyName()
                : texts.get("letter.issuer." + facts.by());
    }

    private String say(String key) {
        Map<String, String> values = new HashMap<>();
        values.put("kind", texts.of(facts.kind()));
        values.put("receipt", facts.receiptNumber());
        values.put("submitted", day(facts.submittedAt()));
        values.put("due", facts.dueOn() == null ? null : facts.dueOn().toString());
        return texts.get(key, values);
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ClockProducer.ZONE).toString();
    }
}
