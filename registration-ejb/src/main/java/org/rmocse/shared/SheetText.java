package org.rmocse.shared;

import java.util.regex.Pattern;

/** Text in a cell of a sheet that is handed out. */
public final class SheetText {

    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private SheetText() {}

    /** The text so that a spreadsheet shows it as it is and computes nothing; null where there is none. */
    public static String plain(String value) {
        return value != null && FORMULA.matcher(value).matches() ? '\'' + value : value;
    }
}
