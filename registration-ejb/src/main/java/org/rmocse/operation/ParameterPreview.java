package org.rmocse.operation;

import java.time.LocalDate;

/**
 * What a change would be.
 *
 * @param before the value of that day without it
 * @param value the value of that day with it
 * @param trial whom it would touch; null where filings do not go by it
 */
public record ParameterPreview(Parameter parameter, LocalDate from, String before, String value, ParameterTrial trial) {

    ParameterPreview with(ParameterTrial found) {
        return new ParameterPreview(parameter, from, before, value, found);
    }
}
