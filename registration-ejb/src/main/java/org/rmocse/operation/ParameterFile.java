package org.rmocse.operation;

import java.time.LocalDate;
import java.util.List;

/**
 * All an administrator knows of a parameter.
 *
 * @param value in force today
 * @param values all it had and will have, the latest first
 * @param earliest the first day a new one may begin
 * @param latest the last day a new one may begin
 */
public record ParameterFile(
        Parameter parameter, String value, List<ParameterValue> values, LocalDate earliest, LocalDate latest) {

    /** Those that can still be withdrawn. */
    public List<ParameterValue> coming() {
        return values.stream().filter(ParameterValue::isComing).toList();
    }
}
