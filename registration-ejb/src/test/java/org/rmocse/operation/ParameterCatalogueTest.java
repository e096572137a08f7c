package org.rmocse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmocse.shared.Texts;

/** Every parameter says in both languages what it is, and what it may be. */
class ParameterCatalogueTest {

    static Stream<Parameter> all() {
        return ParameterCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void has_its_name_its_meaning_and_its_rule_in_words(Parameter one) {
        assertSaid(one.wordKey());
        assertSaid(one.meansKey());
        if (one.rule() != null) {
            assertSaid(one.ruleKey());
        }
        assertThat(Texts.of(Texts.CHINESE).get(one.wordKey())).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void has_the_bounds_of_its_type(Parameter one) {
        switch (one.type()) {
            case WHOLE, NUMBERS ->
                assertThat(Long.parseLong(one.least()))
                        .isLessThan(Long.parseLong(one.most()))
                        .isNotNegative();
            case DAY -> assertThat(one.least()).isLessThan(one.most());
            case FLAG, WORD ->
                assertThat(one.choices())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(choice -> assertSaid("parameter_value." + choice));
            case YEAR_DAYS -> assertThat(one.most()).isNull();
        }
        assertThat(one.most() == null
                        || one.type() != ParameterType.WHOLE
                        || Long.parseLong(one.most()) <= Integer.MAX_VALUE)
                .as("read as an int")
                .isTrue();
    }

    @Test
    void one_that_may_not_exceed_another_is_of_its_type() {
        assertThat(all().filter(one -> one.notAbove() != null))
                .hasSizeGreaterThan(10)
                .allSatisfy(one -> assertThat(
                                ParameterCatalogue.find(one.notAbove()).orElseThrow())
                        .extracting(Parameter::type, Parameter::unit)
                        .containsExactly(one.type(), one.unit()));
    }

    @Test
    void those_of_a_group_stand_together_and_each_once() {
        assertThat(all().map(Parameter::name)).doesNotHaveDuplicates();
        for (Enum<?>[] constants : List.<Enum<?>[]>of(
                ParameterGroup.values(), ParameterUnit.values(), ParameterEffect.values(), ValueState.values())) {
            for (Enum<?> constant : constants) {
                assertSaid(constant.getDeclaringClass().getSimpleName() + '.' + constant.name());
            }
        }
        List<ParameterGroup> shown =
                new ArrayList<>(all().map(Parameter::group).distinct().toList());
        assertThat(shown).containsExactlyInAnyOrder(ParameterGroup.values());
    }

    private static void assertSaid(String key) {
        assertThat(Texts.of(Texts.CHINESE).has(key)).as(key).isTrue();
        assertThat(Texts.of(Texts.ENGLISH).has(key)).as(key).isTrue();
    }
}
