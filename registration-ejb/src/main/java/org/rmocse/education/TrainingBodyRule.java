package org.rmocse.education;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;

/** What the entry of a training body must be: named, known by its credit code, and reachable. */
final class TrainingBodyRule {

    private static final int LONGEST = 200;
    private static final Pattern REGION = Pattern.compile("\\d{6}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private TrainingBodyRule() {}

    /** All that is wrong with a draft, in the order of its fields. */
    static List<Finding> findings(TrainingBodyDraft draft) {
        List<Finding> findings = new ArrayList<>();
        required(findings, "name", draft.name());
        if (text(draft.creditCode()) == null) {
            findings.add(Finding.of("REQUIRED", "creditCode"));
        } else if (CreditCode.parse(draft.creditCode()).isEmpty()) {
            findings.add(Finding.of("CREDIT_CODE_INVALID", "creditCode"));
        }
        if (text(draft.region()) != null
                && !REGION.matcher(text(draft.region())).matches()) {
            findings.add(Finding.of("REQUIRED", "region"));
        }
        limited(findings, "contact", draft.contact());
        if (text(draft.email()) == null || !EMAIL.matcher(text(draft.email())).matches()) {
            findings.add(Finding.of("EMAIL_INVALID", "email"));
        } else {
            limited(findings, "email", draft.email());
        }
        return findings;
    }

    /** A typed line without what surrounds it; null for an empty one. */
    static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    static void required(List<Finding> findings, String field, String typed) {
        if (text(typed) == null) {
            findings.add(Finding.of("REQUIRED", field));
        } else {
            limited(findings, field, typed);
        }
    }

    static void limited(List<Finding> findings, String field, String typed) {
        String text = text(typed);
        if (text != null && text.length() > LONGEST) {
            findings.add(Finding.of("TOO_LONG", field).having(text.length(), LONGEST));
        }
    }
}
