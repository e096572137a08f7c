package org.rmocse.shared;

import java.util.regex.Pattern;

/** What somebody typed, as the cell of a sheet that no spreadsheet takes for a formula. */
public final class PlainCell {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private PlainCell() {}

    /** The value as it is, or led by an apostrophe where it would be calculated; null for null. */
    public static String of(String value) {
        return value != null && FORMULA.matcher(value).matches() ? '\'' + value : value;
    }
}
