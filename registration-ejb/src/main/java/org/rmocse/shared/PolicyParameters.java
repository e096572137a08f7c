package org.rmocse.shared;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The parameters in force on one day, or those frozen onto an application when it was submitted. */
public final class PolicyParameters {

    private final Map<String, String> values;

    private PolicyParameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static PolicyParameters of(Map<String, String> values) {
        return new PolicyParameters(values);
    }

    /** @throws IllegalArgumentException if there is no such parameter or it is not a whole number */
    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    /** @throws IllegalArgumentException if there is no such parameter or it is not a date */
    public LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    /** @throws IllegalArgumentException if there is no such parameter */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no policy parameter " + name);
        }
        return value;
    }

    /** All of them, sorted by name, to be frozen. */
    public Map<String, String> asMap() {
        return new TreeMap<>(values);
    }
}
