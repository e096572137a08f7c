package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.rmocse.operation.Parameter;
import org.rmocse.operation.ParameterUnit;
import org.rmocse.web.shared.PageTexts;

/** The value of a parameter in words: with its unit, a choice by its name, many bytes in megabytes too. */
@Named
@RequestScoped
public class ParameterWords {

    private static final int MEGABYTE = 1 << 20;

    @Inject
    private PageTexts texts;

    /** What a page says for a value; a dash where there is none. */
    public String value(Parameter parameter, String value) {
        if (value == null) {
            return "–";
        }
        if (!parameter.choices().isEmpty()) {
            return choice(value);
        }
        String counted = parameter.unit() == null ? value : value + ' ' + texts.word(parameter.unit());
        return parameter.unit() == ParameterUnit.BYTES && Long.parseLong(value) >= MEGABYTE
                ? texts.of("admin_parameter.megabytes", counted, megabytes(value))
                : counted;
    }

    /** The word for what can be chosen. */
    public String choice(String value) {
        return texts.get("parameter_value." + value);
    }

    /** What may be typed: the shape, and the bounds where there are any. */
    public String shape(Parameter parameter) {
        String shape = texts.get("admin_parameter.shape." + parameter.type());
        return List.of("DAY", "WHOLE", "NUMBERS").contains(parameter.type().name())
                ? texts.of(
                        "admin_parameter.bounds", shape, parameter.least() + " – " + value(parameter, parameter.most()))
                : shape;
    }

    private static String megabytes(String bytes) {
        return new BigDecimal(bytes)
                .divide(BigDecimal.valueOf(MEGABYTE), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
