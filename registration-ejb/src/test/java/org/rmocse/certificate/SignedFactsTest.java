package org.rmocse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmocse.shared.PracticeCategory;

class SignedFactsTest {

    private static final byte[] SIGNATURE = new byte[SignedFacts.SIGNATURE];

    @ParameterizedTest
    @EnumSource(PracticeCategory.class)
    void says_again_what_it_was_told(PracticeCategory category) {
        for (CopyItem item : CopyItem.values()) {
            SignedFacts facts = facts(item, category, "00020000001", "欧阳测试");
            assertThat(SignedFacts.of(facts.bytes())).isEqualTo(facts);
            assertThat(SignedFacts.keyVersion(facts.bytes())).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"李", "买买提·艾力", "𠮷野", "Anna Example"})
    void carries_any_name(String name) {
        SignedFacts facts = facts(CopyItem.LABEL, PracticeCategory.OTHER, "99999999999", name);
        SignedFacts.Parts parts =
                SignedFacts.parts(SignedFacts.text(facts.bytes(), SIGNATURE)).orElseThrow();
        assertThat(SignedFacts.of(parts.facts())).isEqualTo(facts);
        assertThat(parts.signature()).isEqualTo(SIGNATURE);
    }

    /** What is printed stays: whoever changes a place here makes old codes say something else. */
    @ParameterizedTest
    @CsvSource({
        "COAL_MINE,0",
        "NON_COAL_MINE,1",
        "CHEMICAL,2",
        "METALLURGY,3",
        "CONSTRUCTION,4",
        "ROAD_TRANSPORT,5",
        "OTHER,6",
        "LEGACY_COAL_MINE,7",
        "LEGACY_NON_COAL_MINE,8",
        "LEGACY_CONSTRUCTION,9",
        "LEGACY_HAZARDOUS,10",
        "LEGACY_OTHER,11"
    })
    void a_category_keeps_its_place(PracticeCategory category, int place) {
        assertThat(facts(CopyItem.CERTIFICATE, category, "20260000001", "李").bytes()[4])
                .isEqualTo((byte) place);
    }

    @Test
    void is_short_enough_for_the_printed_code() {
        SignedFacts facts = facts(CopyItem.CERTIFICATE, PracticeCategory.CHEMICAL, "20260000001", "欧阳测试");
        String fragment = SignedFacts.text(facts.bytes(), SIGNATURE);
        // 53 squares to a side at medium correction hold 180 signs, 57 hold 213
        assertThat("https://register.example.gov/verify.xhtml?code=".length() + 20 + 1 + fragment.length())
                .isLessThanOrEqualTo(213);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AQ", "AQAAAQ", "!!!!", "Ag" + "AAAA" + "AAAA"})
    void what_is_none_is_none(String text) {
        assertThat(SignedFacts.parts(text)).isEmpty();
        assertThat(SignedFacts.parts(text.repeat(2000))).isEmpty();
    }

    @Test
    void a_day_that_cannot_be_told_is_refused() {
        SignedFacts early = new SignedFacts(
                1,
                CopyItem.LABEL,
                PracticeCategory.OTHER,
                "20260000001",
                LocalDate.of(1999, 12, 31),
                LocalDate.of(2026, 1, 1),
                "李");
        assertThatThrownBy(early::bytes).isInstanceOf(IllegalArgumentException.class);
    }

    private static SignedFacts facts(CopyItem item, PracticeCategory category, String number, String name) {
        return new SignedFacts(7, item, category, number, LocalDate.of(2000, 1, 1), LocalDate.of(2185, 12, 31), name);
    }
}
