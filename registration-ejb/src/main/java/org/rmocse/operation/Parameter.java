package org.rmocse.operation;

import java.util.List;

/**
 * What is known of a parameter of the policy beside its values; its words stand in the bundles.
 *
 * @param unit what its number counts; null where it counts nothing
 * @param least the least it may be; null where there is no such bound
 * @param most the most it may be, or of words those that may be chosen; null as before
 * @param rule the rule it is a number of; null for none
 * @param notAbove the parameter it may not exceed; null for none
 */
public record Parameter(
        String name,
        ParameterGroup group,
        ParameterType type,
        ParameterUnit unit,
        String least,
        String most,
        String rule,
        ParameterEffect effect,
        String notAbove) {

    /** The key of its name in words. */
    public String wordKey() {
        return "parameter." + name;
    }

    /** The key of what it means. */
    public String meansKey() {
        return wordKey() + ".means";
    }

    /** The key of its rule's text; null for none. */
    public String ruleKey() {
        return rule == null ? null : "rule." + rule;
    }

    /** The field of a form it stands in: it is written or chosen. */
    String field() {
        return choices().isEmpty() ? "value" : "choice";
    }

    /** What may be chosen; empty where the value is written. */
    public List<String> choices() {
        return switch (type) {
            case FLAG -> List.of("true", "false");
            case WORD -> List.of(most.split(" "));
            default -> List.of();
        };
    }
}
