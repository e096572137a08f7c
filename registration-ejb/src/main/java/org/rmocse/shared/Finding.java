package org.rmocse.shared;

import java.time.LocalDate;

/**
 * One unmet condition, without prose: the text stands in the bundles under {@code finding.<code>}.
 *
 * @param code what is wrong, in capitals
 * @param field the stable key of the field it belongs to, such as {@code employer.creditCode}; null where it concerns the whole
 * @param rule the rule behind it (R7, D4, V13 …); null where none is cited
 * @param have what was found; null where there is nothing to show
 * @param need what is needed; null where there is nothing to show
 * @param satisfiedOn the day the condition becomes true by itself; null where it never does
 */
public record Finding(String code, String field, String rule, String have, String need, LocalDate satisfiedOn) {

    public static Finding of(String code, String field) {
        return new Finding(code, field, null, null, null, null);
    }

    public static Finding of(String code, String field, String rule) {
        return new Finding(code, field, rule, null, null, null);
    }

    /** The same finding with what was found and what is needed. */
    public Finding having(Object have, Object need) {
        return new Finding(code, field, rule, text(have), text(need), satisfiedOn);
    }

    /** The same finding with the day on which it ends by itself. */
    public Finding on(LocalDate satisfiedOn) {
        return new Finding(code, field, rule, have, need, satisfiedOn);
    }

    /** The same finding at another field, for a caller that knows where the input came from. */
    public Finding at(String field) {
        return new Finding(code, field, rule, have, need, satisfiedOn);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
