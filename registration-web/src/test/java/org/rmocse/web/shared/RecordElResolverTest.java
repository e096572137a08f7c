package org.rmocse.web.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordElResolverTest {

    /** A record as a page would show it; one component cannot be read. */
    public record Line(String name, int position) {
        public String broken() {
            throw new IllegalStateException("unreadable");
        }
    }

    /** With a component that fails. */
    public record Failing(String text) {
        @Override
        public String text() {
            throw new IllegalStateException("unreadable");
        }
    }

    private final RecordElResolver resolver = new RecordElResolver();
    private final ELContext context = new Context(resolver);
    private final Line line = new Line("林知安", 7);

    @Test
    void reads_the_components_of_a_record() {
        assertThat(resolver.getValue(context, line, "name")).isEqualTo("林知安");
        assertThat(context.isPropertyResolved()).isTrue();
        assertThat(resolver.getValue(context, line, "position")).isEqualTo(7);
    }

    @Test
    void leaves_everything_else_to_others() {
        assertThat(resolver.getValue(context, line, "broken")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
        assertThat(resolver.getValue(context, "no record", "name")).isNull();
        assertThat(resolver.getValue(context, null, "name")).isNull();
        assertThat(resolver.getValue(context, line, null)).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void writes_to_no_record() {
        assertThat(resolver.isReadOnly(context, line, "name")).isTrue();
        assertThat(resolver.isReadOnly(context, "no record", "name")).isFalse();
        assertThatThrownBy(() -> resolver.setValue(context, line, "name", "x"))
                .isInstanceOf(PropertyNotWritableException.class);
        resolver.setValue(context, "no record", "name", "x");
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void says_that_a_component_could_not_be_read() {
        assertThatThrownBy(() -> resolver.getValue(context, new Failing("x"), "text"))
                .isInstanceOf(ELException.class)
                .hasRootCauseMessage("unreadable");
    }

    private static final class Context extends ELContext {

        private final ELResolver resolver;

        private Context(ELResolver resolver) {
            this.resolver = resolver;
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
