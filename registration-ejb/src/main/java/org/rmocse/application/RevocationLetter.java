package org.rmocse.application;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rmocse.certificate.EnteredState;
import org.rmocse.document.LetterPdf;
import org.rmocse.shared.Texts;

/**
 * The decision to revoke, in writing, as everything stood when it was confirmed.
 *
 * @param state the registration at the confirmation
 */
record RevocationLetter(
        String number,
        String personName,
        RevocationGround ground,
        String facts,
        LocalDate foundOn,
        LocalDate revokedOn,
        LocalDate barredUntil,
        EnteredState state) {

    /** @param language Chinese for every language there are no texts in */
    LetterPdf.Words words(Locale language) {
        Texts texts = Texts.of(language);
        Map<String, String> values = new HashMap<>();
        values.put("number", state.number());
        values.put("day", revokedOn.toString());
        values.put("found", foundOn.toString());
        values.put("ground", texts.of(ground));
        values.put("until", barredUntil.toString());
        String rule = texts.get("rule." + ground.rule());
        return new LetterPdf.Words(
                language.getLanguage().equals("en") ? "en" : "zh-CN",
                texts.get("revocation.letter.title"),
                texts.get("letter.number", Map.of("number", number)),
                texts.get("letter.to", Map.of("name", personName)),
                List.of(texts.get("revocation.letter.opening", values)),
                List.of(
                        fact(texts, "letter.fact.registration", state.number()),
                        fact(texts, "letter.fact.category", texts.of(state.category())),
                        fact(texts, "letter.fact.employer", state.employerName()),
                        fact(
                                texts,
                                "letter.fact.validity",
                                texts.get("period", Map.of("from", state.validFrom(), "to", state.validTo()))),
                        fact(texts, "revocation.letter.day", revokedOn.toString()),
                        fact(texts, "revocation.letter.until", barredUntil.toString())),
                List.of(
                        texts.get("revocation.letter.column.ground"),
                        texts.get("revocation.letter.column.facts"),
                        texts.get("letter.column.rule")),
                List.of(List.of(texts.of(ground), facts, rule)),
                List.of(
                        texts.get("revocation.letter.void", values),
                        texts.get("revocation.letter.bar", values),
                        texts.get("letter.reconsideration")),
                texts.get("letter.basis"),
                List.of(rule, texts.get("rule.D6")),
                texts.get("letter.issuer.MINISTRY"),
                revokedOn.toString(),
                texts.get("letter.foot"));
    }

    private static LetterPdf.Fact fact(Texts texts, String label, String value) {
        return new LetterPdf.Fact(texts.get(label), value);
    }
}
