package org.rmocse.application;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an applicant is given in writing (R14, R17): each kind of letter goes with some moves. */
public enum LetterKind {
    RECEIPT("R", List.of("R14"), Action.SUBMIT),
    ACCEPTANCE("A", List.of("R14", "R15"), Action.ACCEPT),
    CORRECTION("C", List.of("R14", "D22", "D23"), Action.RETURN),
    REFUSAL("N", List.of("R17"), Action.REFUSE_INITIAL, Action.REFUSE_FINAL, Action.REJECT),
    APPROVAL("G", List.of("R17"), Action.APPROVE);

    private static final Pattern CODE = Pattern.compile("([A-Z])(\\d{2,4})");

    private final String sign;
    private final List<String> rules;
    private final List<Action> actions;

    LetterKind(String sign, List<String> rules, Action... actions) {
        this.sign = sign;
        this.rules = rules;
        this.actions = List.of(actions);
    }

    /** The letter that goes with an action; empty where none does. */
    public static Optional<LetterKind> of(Action action) {
        return Arrays.stream(values())
                .filter(kind -> kind.actions.contains(action))
                .findFirst();
    }

    /** The kind a letter's code begins with; empty for what is no code. */
    static Optional<LetterKind> ofCode(String code) {
        Matcher read = CODE.matcher(code);
        return read.matches()
                ? Arrays.stream(values())
                        .filter(kind -> kind.sign.equals(read.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    /** The round of a code of some kind. */
    static int round(String code) {
        return Integer.parseInt(code.substring(1));
    }

    /** What tells the letter from the others of its application: at most one of a kind is written in a round. */
    public String code(int round) {
        return String.format("%s%02d", sign, round);
    }

    /** The ids of the rules such a letter rests on (D20); reasons bring their own. */
    List<String> rules() {
        return rules;
    }

    List<Action> actions() {
        return actions;
    }
}
