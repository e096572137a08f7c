package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodElResolverTest {

    /** What a page may call. */
    public static class Words {

        public String get(String key) {
            return "word of " + key;
        }

        public String times(String word, int times) {
            return word.repeat(times);
        }

        public String none() {
            return null;
        }

        public String either(String text) {
            return "text " + text;
        }

        public String either(Integer number) {
            return "number " + number;
        }

        public String either(Long number) {
            return "long number " + number;
        }

        public String many(String... words) {
            return String.join(" ", words);
        }

        public String fails() {
            throw new IllegalStateException("no words");
        }
    }

    private static class Hidden {
        @SuppressWarnings("unused")
        public String get(String key) {
            return key;
        }
    }

    private final ELResolver resolver = new MethodElResolver();
    private final ELContext context = new Context();
    private final Words words = new Words();

    @Test
    void calls_the_one_method_of_that_name_and_number_of_parameters() {
        assertThat(called(words, "get", "key")).isEqualTo("word of key");
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void converts_what_is_given() {
        assertThat(called(words, "times", "ab", 2L)).isEqualTo("abab");
        assertThat(called(words, "get", 7)).isEqualTo("word of 7");
    }

    @Test
    void calls_what_a_text_can_do() {
        assertThat(called("name", "concat", "-hint")).isEqualTo("name-hint");
    }

    @Test
    void takes_a_call_without_parameters_and_without_an_answer() {
        assertThat(resolver.invoke(context, words, "none", null, null)).isNull();
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void leaves_to_others_what_is_not_the_applications_own_or_not_the_only_one() {
        assertThat(called(List.of("a"), "get", 0)).isNull();
        assertThat(called(words, "either", "a")).isNull();
        assertThat(called(words, "many", "a")).isNull();
        assertThat(called(words, "get")).isNull();
        assertThat(called(words, "missing", "a")).isNull();
        assertThat(called(new Hidden(), "get", "a")).isNull();
        assertThat(called(null, "get", "a")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void says_why_a_method_failed() {
        assertThatThrownBy(() -> called(words, "fails"))
                .isInstanceOf(ELException.class)
                .hasRootCauseMessage("no words");
    }

    private Object called(Object base, String method, Object... parameters) {
        context.setPropertyResolved(false);
        return resolver.invoke(context, base, method, null, parameters);
    }

    /** Converts as the language does where it has to: to text, and to whole numbers. */
    private final class Context extends ELContext {

        @Override
        @SuppressWarnings("unchecked")
        public <T> T convertToType(Object value, Class<T> type) {
            return (T) (type == String.class ? String.valueOf(value) : (Integer) ((Number) value).intValue());
        }

        @Override
        public ELResolver getELResolver() {
            return resolver;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }
}
