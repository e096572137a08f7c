package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmocse.certificate.Granted;
import org.rmocse.document.LetterPdf;
import org.rmocse.shared.Texts;

class LetterWordsTest {

    private static final Instant AT = Instant.parse("2026-11-23T16:30:00Z"); // the 24th in Beijing
    private static final List<ReasonGiven> EVERY_REASON = Stream.of(ReasonCode.values())
            .map(code -> new ReasonGiven("materials.CONTRACT", code, "text of " + code))
            .toList();

    static Stream<Arguments> every_letter_of_every_kind_in_both_languages() {
        return Stream.of(LetterKind.values()).flatMap(letter -> Stream.of(ApplicationKind.values())
                .flatMap(kind ->
                        Stream.of(Texts.CHINESE, Texts.ENGLISH).map(language -> Arguments.of(letter, kind, language))));
    }

    @ParameterizedTest
    @MethodSource("every_letter_of_every_kind_in_both_languages")
    void leaves_no_gap_and_keeps_to_its_language(LetterKind letter, ApplicationKind kind, Locale language) {
        List<String> said = said(LetterWords.of(facts(letter, kind, Turn.AGENCY, false), language));
        assertThat(said).allSatisfy(text -> assertThat(text)
                .isNotBlank()
                .doesNotContain("{", "–", "letter.", "rule.", "LetterKind", "ApplicationKind", "Turn."));
        if (language.equals(Texts.ENGLISH)) {
            assertThat(said).allSatisfy(text -> assertThat(text).doesNotContainPattern("\\p{IsHan}"));
        }
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void says_who_writes_whatever_desk_it_was(Turn by) {
        if (by != Turn.APPLICANT && by != Turn.NOBODY) {
            assertThat(LetterWords.of(facts(LetterKind.REFUSAL, ApplicationKind.INITIAL, by, false), Texts.CHINESE)
                            .issuer())
                    .isEqualTo(
                            by == Turn.AGENCY
                                    ? "Agency of Nowhere"
                                    : Texts.of(Texts.CHINESE).get("letter.issuer." + by))
                    .doesNotContain("letter.");
        }
    }

    @Test
    void a_refusal_gives_every_reason_with_its_rule_and_says_where_to_turn() {
        LetterPdf.Words words =
                LetterWords.of(facts(LetterKind.REFUSAL, ApplicationKind.INITIAL, Turn.AGENCY, false), Texts.CHINESE);
        assertThat(words.title()).isEqualTo("不予注册决定书");
        assertThat(words.reasons()).hasSize(ReasonCode.values().length);
        for (ReasonCode code : ReasonCode.values()) {
            assertThat(words.reasons().get(code.ordinal()))
                    .containsExactly(
                            String.valueOf(code.ordinal() + 1),
                            Texts.of(Texts.CHINESE).of(MaterialCode.CONTRACT),
                            "text of " + code,
                            Texts.of(Texts.CHINESE).get("rule." + code.rule()));
        }
        assertThat(words.closing()).anyMatch(text -> text.contains("行政复议") && text.contains("行政诉讼"));
        assertThat(words.basis()).containsExactly(Texts.of(Texts.CHINESE).get("rule.R17"));
    }

    @ParameterizedTest
    @CsvSource({
        "materials.CONTRACT, 劳动合同或聘用文件",
        "form.pages, 申请表",
        "form, 申请表",
        "materials, 申请材料",
        "agency.agencyId, 初审机构",
        "employer.name, 聘用单位",
        "work.rows, 工作经历"
    })
    void a_reason_is_pinned_to_what_people_call_it(String item, String word) {
        LetterFacts facts = facts(LetterKind.CORRECTION, ApplicationKind.INITIAL, Turn.AGENCY, false);
        LetterFacts pinned = new LetterFacts(
                facts.letter(),
                facts.kind(),
                facts.round(),
                facts.at(),
                facts.inSilence(),
                facts.by(),
                facts.receiptNumber(),
                facts.personName(),
                facts.category(),
                facts.employerName(),
                facts.agencyName(),
                facts.submittedAt(),
                facts.dueOn(),
                facts.dueProvisional(),
                List.of(new ReasonGiven(item, ReasonCode.IMG_UNCLEAR, "text")),
                facts.granted());
        assertThat(LetterWords.of(pinned, Texts.CHINESE).reasons().get(0).get(1))
                .isEqualTo(word);
    }

    @Test
    void a_correction_notice_names_the_day_and_whether_it_may_still_shift() {
        LetterFacts fixed = facts(LetterKind.CORRECTION, ApplicationKind.RENEWAL, Turn.AGENCY, false);
        LetterFacts shifting = facts(LetterKind.CORRECTION, ApplicationKind.RENEWAL, Turn.AGENCY, true);
        assertThat(LetterWords.of(fixed, Texts.CHINESE).closing())
                .anyMatch(text -> text.contains("2027-01-08") && !text.contains("暂定"));
        assertThat(LetterWords.of(shifting, Texts.CHINESE).closing())
                .anyMatch(text -> text.contains("2027-01-08") && text.contains("暂定"));
    }

    @Test
    void what_was_granted_is_told_with_its_term_and_a_cancellation_grants_none() {
        assertThat(facts(ApplicationKind.INITIAL)).contains("20260000017", "2026-11-24 至 2031-11-23", "2026-11-24");
        assertThat(facts(ApplicationKind.CANCELLATION))
                .contains("20260000017")
                .noneMatch(value -> value.contains("2031-11-23"));
    }

    @Test
    void a_receipt_of_what_goes_straight_to_the_centre_names_no_agency() {
        LetterPdf.Words words = LetterWords.of(
                new LetterFacts(
                        LetterKind.RECEIPT,
                        ApplicationKind.OTHER_MATTER,
                        1,
                        AT,
                        false,
                        Turn.CENTRE,
                        "SL1",
                        "Somebody",
                        null,
                        null,
                        null,
                        AT,
                        LocalDate.of(2026, 12, 22),
                        false,
                        List.of(),
                        Optional.empty()),
                Texts.CHINESE);
        assertThat(said(words)).noneMatch(text -> text.contains("初审机构"));
        assertThat(words.issuer()).isEqualTo("注册终审机构");
    }

    @Test
    void a_letter_has_a_number_of_its_own_and_a_code_leads_back_to_its_kind() {
        for (LetterKind letter : LetterKind.values()) {
            assertThat(LetterKind.ofCode(letter.code(2))).contains(letter);
            assertThat(LetterKind.round(letter.code(2))).isEqualTo(2);
            assertThat(letter.actions())
                    .allSatisfy(action -> assertThat(LetterKind.of(action)).contains(letter));
        }
        assertThat(facts(LetterKind.CORRECTION, ApplicationKind.INITIAL, Turn.AGENCY, false)
                        .number())
                .isEqualTo("SL202600000017-C02");
        for (String none : List.of("", "C", "X01", "C1", "C01/", "c01", "C01234")) {
            assertThat(LetterKind.ofCode(none)).as(none).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ApplicationKind.class)
    void an_approval_says_what_comes_next(ApplicationKind kind) {
        List<String> closing = LetterWords.of(facts(LetterKind.APPROVAL, kind, Turn.MINISTRY, false), Texts.CHINESE)
                .closing();
        assertThat(closing).hasSize(1);
        assertThat(closing.get(0))
                .contains(
                        kind == ApplicationKind.CANCELLATION
                                ? "可以申请重新注册"
                                : kind == ApplicationKind.OTHER_MATTER ? "已经登记" : "另行通知您领取");
    }

    private static List<String> facts(ApplicationKind kind) {
        return LetterWords.of(facts(LetterKind.APPROVAL, kind, Turn.MINISTRY, false), Texts.CHINESE).facts().stream()
                .map(LetterPdf.Fact::value)
                .toList();
    }

    private static LetterFacts facts(LetterKind letter, ApplicationKind kind, Turn by, boolean provisional) {
        boolean reasoned = letter == LetterKind.CORRECTION || letter == LetterKind.REFUSAL;
        boolean ends = letter == LetterKind.APPROVAL || letter == LetterKind.REFUSAL;
        return new LetterFacts(
                letter,
                kind,
                2,
                AT,
                letter == LetterKind.ACCEPTANCE,
                by,
                "SL202600000017",
                "Somebody",
                "CHEMICAL",
                "Some Works",
                "Agency of Nowhere",
                AT,
                ends ? null : LocalDate.of(2027, 1, 8),
                provisional,
                reasoned ? EVERY_REASON : List.of(),
                letter == LetterKind.APPROVAL
                        ? Optional.of(new Granted(
                                UUID.fromString("01935000-0000-7000-8000-000000000003"),
                                1,
                                "20260000017",
                                LocalDate.of(2026, 11, 24),
                                LocalDate.of(2031, 11, 23),
                                null))
                        : Optional.empty());
    }

    private static List<String> said(LetterPdf.Words words) {
        List<String> said = new ArrayList<>(
                List.of(words.title(), words.number(), words.addressee(), words.basisTitle(), words.issuer()));
        said.addAll(words.opening());
        words.facts().forEach(fact -> said.addAll(List.of(fact.label(), fact.value())));
        said.addAll(words.columns());
        words.reasons().forEach(said::addAll);
        said.addAll(words.closing());
        said.addAll(words.basis());
        said.addAll(List.of(words.date(), words.foot()));
        return said;
    }
}
