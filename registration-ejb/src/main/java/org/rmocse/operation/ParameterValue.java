package org.rmocse.operation;

import java.time.LocalDate;
import org.rmocse.shared.DatedValue;

/**
 * A value of a parameter with the days it holds.
 *
 * @param until its last day; null where none is known, or it holds nowhere
 */
public record ParameterValue(DatedValue dated, LocalDate until, ValueState state) {

    public boolean isComing() {
        return state == ValueState.COMING && dated.publicId() != null;
    }
}
