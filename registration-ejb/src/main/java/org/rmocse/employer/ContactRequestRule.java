package org.rmocse.employer;

import java.util.ArrayList;
import java.util.List;
import org.rmocse.account.EmployerContacts;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Upload;

/** What somebody who asks to speak for an employer must have typed and sent; looks at nothing else, never at who is known. */
final class ContactRequestRule {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CONTACT = 60;

    private ContactRequestRule() {}

    /** @param letter null where no file was chosen */
    static List<Finding> findings(ContactDraft draft, Upload letter) {
        List<Finding> findings = new ArrayList<>();
        if (written(findings, "creditCode", draft.creditCode(), LONGEST_NAME)
                && CreditCode.parse(draft.creditCode()).isEmpty()) {
            findings.add(Finding.of("CREDIT_CODE_INVALID", "creditCode"));
        }
        written(findings, "name", draft.name(), LONGEST_NAME);
        written(findings, "contact", draft.contact(), LONGEST_CONTACT);
        if (written(findings, "email", draft.email(), LONGEST_NAME) && !EmployerContacts.isAddress(draft.email())) {
            findings.add(Finding.of("EMAIL_INVALID", "email"));
        }
        if (letter == null) {
            findings.add(Finding.of("FILE_MISSING", "letter"));
        }
        return findings;
    }

    private static boolean written(List<Finding> findings, String field, String typed, int most) {
        if (typed == null || typed.isBlank()) {
            findings.add(Finding.of("REQUIRED", field));
            return false;
        }
        if (typed.strip().length() > most) {
            findings.add(Finding.of("TOO_LONG", field).having(typed.strip().length(), most));
            return false;
        }
        return true;
    }
}
