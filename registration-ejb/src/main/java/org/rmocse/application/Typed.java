package org.rmocse.application;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rmocse.document.Glyphs;
import org.rmocse.shared.Finding;

/** What is wrong with something typed into a field, whichever step it is on. */
final class Typed {

    static final int LONGEST_LINE = 100;
    static final int LONGEST_TEXT = 500;

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");

    private Typed() {}

    /** A line that must be there. */
    static void line(List<Finding> findings, String field, String value) {
        required(findings, field, value, LONGEST_LINE);
    }

    /** A text that must be there. */
    static void required(List<Finding> findings, String field, String value, int longest) {
        if (blank(value)) {
            findings.add(Finding.of("REQUIRED", field));
        } else {
            text(findings, field, value, longest);
        }
    }

    /** A text that may be missing: not too long, and of characters that can be printed. */
    static void text(List<Finding> findings, String field, String value, int longest) {
        if (blank(value)) {
            return;
        }
        if (value.strip().length() > longest) {
            findings.add(Finding.of("TOO_LONG", field).having(value.strip().length(), longest));
        } else if (!Glyphs.printable(value.strip().replaceAll("\\s", ""))) {
            findings.add(Finding.of("UNPRINTABLE", field));
        }
    }

    static void mobile(List<Finding> findings, String field, String value) {
        if (blank(value)) {
            findings.add(Finding.of("REQUIRED", field));
        } else if (!MOBILE.matcher(value.strip()).matches()) {
            findings.add(Finding.of("MOBILE_INVALID", field));
        }
    }

    static void email(List<Finding> findings, String field, String value) {
        if (blank(value)) {
            findings.add(Finding.of("REQUIRED", field));
        } else if (!EMAIL.matcher(value.strip()).matches()) {
            findings.add(Finding.of("EMAIL_INVALID", field));
        } else {
            text(findings, field, value, LONGEST_LINE);
        }
    }

    /** A day is missing, or something was typed that is none. */
    static Finding noDay(String section, String field, Map<String, String> unread, String rule) {
        return Finding.of(unread.containsKey(field) ? "DATE_INVALID" : "REQUIRED", section + '.' + field, rule);
    }

    static boolean blank(String value) {
        return value == null || value.isBlank();
    }
}
