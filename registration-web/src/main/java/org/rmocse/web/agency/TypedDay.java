package org.rmocse.web.agency;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;

/** A day that may be left out. */
public final class TypedDay {

    private TypedDay() {}

    /**
     * @return null where nothing was typed
     * @throws Rejected DATE_INVALID
     */
    public static LocalDate of(String typed, String field) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException wrong) {
            throw new Rejected(Finding.of("DATE_INVALID", field));
        }
    }
}
