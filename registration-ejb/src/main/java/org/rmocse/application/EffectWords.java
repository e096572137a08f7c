package org.rmocse.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rmocse.applicant.Person;
import org.rmocse.application.ApplicationView.Original;
import org.rmocse.application.Section.MatterSection;
import org.rmocse.certificate.CopyItem;
import org.rmocse.certificate.LiveCopy;
import org.rmocse.certificate.Registration;
import org.rmocse.shared.ClockProducer;
import org.rmocse.shared.Texts;

/** Puts what an approval would change into words; pure. */
final class EffectWords {

    private static final String NOTHING = "–";

    private final Facts facts;
    private final Texts texts;
    private final List<Effect.Line> lines = new ArrayList<>();

    private EffectWords(Facts facts, Texts texts) {
        this.facts = facts;
        this.texts = texts;
    }

    /**
     * What an effect is computed from.
     *
     * @param matter what is asked; a new identity number in it is masked
     * @param registration as it stands today
     * @param copies what stands for the registration today
     */
    record Facts(
            ApplicationKind kind,
            MatterSection matter,
            Original original,
            Person person,
            Optional<Registration> registration,
            List<LiveCopy> copies) {}

    /** @param facts of a kind that registers nobody */
    static List<Effect.Line> of(Facts facts, Locale language) {
        EffectWords words = new EffectWords(facts, Texts.of(language));
        switch (facts.kind()) {
            case REISSUE -> words.reissue();
            case CANCELLATION -> words.cancellation();
            case OTHER_MATTER -> words.otherMatter();
            default -> throw new IllegalArgumentException(facts.kind().name());
        }
        return List.copyOf(words.lines);
    }

    /** The same of the confirmation of a revocation that is open. */
    static List<Effect.Line> of(RevocationView view, Locale language) {
        Texts texts = Texts.of(language);
        List<Effect.Line> lines = new ArrayList<>();
        view.registration()
                .ifPresent(held -> lines.add(new Effect.Line(
                        texts.get("effect.standing"), texts.of(held.standing()), texts.get("effect.revoked"))));
        if (view.copies().isEmpty()) {
            lines.add(new Effect.Line(
                    item(texts, CopyItem.CERTIFICATE), texts.get("effect.copy_before"), texts.get("effect.copy_void")));
        }
        view.copies()
                .forEach(copy -> lines.add(
                        new Effect.Line(item(texts, copy.item()), told(texts, copy), texts.get("effect.copy_void"))));
        view.open()
                .forEach(file -> lines.add(new Effect.Line(
                        texts.get("effect.open"),
                        texts.get("effect.open_now", Map.of("kind", texts.of(file.kind()), "receipt", file.receipt())),
                        texts.get("effect.open_then"))));
        lines.add(new Effect.Line(
                texts.get("effect.again"),
                NOTHING,
                texts.get("effect.again_barred", Map.of("until", view.barredUntil()))));
        lines.add(new Effect.Line(texts.get("effect.public"), NOTHING, texts.get("effect.public_then")));
        return lines;
    }

    private void reissue() {
        CopyItem item = facts.matter().item() == null
                ? CopyItem.CERTIFICATE
                : CopyItem.valueOf(facts.matter().item());
        List<LiveCopy> replaced =
                facts.copies().stream().filter(copy -> copy.item() == item).toList();
        String word = texts.of(item);
        if (replaced.isEmpty()) {
            line(item(texts, item), texts.get("effect.copy_before"), texts.get("effect.copy_void"));
        }
        replaced.forEach(copy -> line(item(texts, item), told(copy), texts.get("effect.copy_replaced")));
        line(texts.get("effect.made"), NOTHING, texts.get("effect.made_then", Map.of("item", word)));
        original();
        validity("effect.unchanged");
    }

    private void cancellation() {
        facts.registration()
                .ifPresent(held ->
                        line(texts.get("effect.standing"), texts.of(held.standing()), texts.get("effect.cancelled")));
        validity("effect.ended");
        if (facts.copies().isEmpty()) {
            line(item(texts, CopyItem.CERTIFICATE), texts.get("effect.copy_before"), texts.get("effect.copy_void"));
        }
        facts.copies().forEach(copy -> line(item(texts, copy.item()), told(copy), texts.get("effect.copy_void")));
        original();
        line(texts.get("effect.again"), NOTHING, texts.get("effect.again_then"));
    }

    private void otherMatter() {
        String subject =
                facts.matter().subject() == null ? "OTHER" : facts.matter().subject();
        switch (subject) {
            case "ID_NUMBER" -> {
                line(
                        texts.get("effect.number"),
                        facts.person().maskedIdNumber(),
                        facts.matter().newIdNumber());
                line(texts.get("effect.birth"), facts.person().birthDate().toString(), texts.get("effect.birth_then"));
                line(texts.get("effect.found"), texts.get("effect.found_now"), texts.get("effect.found_then"));
                line(texts.get("effect.papers"), texts.get("effect.papers_now"), texts.get("effect.papers_number"));
            }
            case "NAME" -> {
                line(
                        texts.get("effect.name"),
                        facts.person().name(),
                        facts.matter().newName());
                line(
                        texts.get("effect.former"),
                        NOTHING,
                        texts.get(
                                "effect.former_then",
                                Map.of("name", facts.person().name())));
                line(texts.get("effect.papers"), texts.get("effect.papers_now"), texts.get("effect.papers_name"));
            }
            default -> line(texts.get("effect.matter"), NOTHING, texts.get("effect.matter_then"));
        }
    }

    private void validity(String then) {
        facts.registration()
                .ifPresent(held -> line(
                        texts.get("letter.fact.validity"),
                        texts.get("period", Map.of("from", held.validFrom(), "to", held.validTo())),
                        texts.get(then)));
    }

    private void original() {
        Original original = facts.original();
        if (!original.due()) {
            line(texts.get("effect.original"), texts.get("effect.original_lost"), texts.get("effect.original_none"));
        } else if (original.isMissing()) {
            line(
                    texts.get("effect.original"),
                    texts.get("effect.original_missing"),
                    texts.get("effect.original_first"));
        } else {
            line(
                    texts.get("effect.original"),
                    texts.get(
                            "effect.original_there",
                            Map.of(
                                    "name",
                                    original.receivedBy(),
                                    "day",
                                    LocalDate.ofInstant(original.receivedAt(), ClockProducer.ZONE))),
                    texts.get("effect.original_kept"));
        }
    }

    private String told(LiveCopy copy) {
        return told(texts, copy);
    }

    private static String item(Texts texts, CopyItem item) {
        return texts.get("effect." + item);
    }

    private static String told(Texts texts, LiveCopy copy) {
        return texts.get("effect.copy_now", Map.of("code", copy.code(), "status", texts.of(copy.status())));
    }

    private void line(String what, String now, String then) {
        lines.add(new Effect.Line(what, now == null ? NOTHING : now, then == null ? NOTHING : then));
    }
}
