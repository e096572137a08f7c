package org.rmocse.account;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;
import org.rmocse.shared.IdNumber;

/** What somebody who asks for an account or a new password must have typed; looks at the typing alone, never at who is known. */
final class AccountRequestRule {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int LONGEST = 200;

    private AccountRequestRule() {}

    /** @param email may be empty */
    static List<Finding> findings(String name, String idNumber, String qualificationNumber, String email) {
        List<Finding> findings = new ArrayList<>();
        requireText(findings, "name", name);
        if (requireText(findings, "idNumber", idNumber)
                && IdNumber.parse(idNumber).isEmpty()) {
            findings.add(Finding.of("ID_NUMBER_INVALID", "idNumber", "V01"));
        }
        requireText(findings, "qualificationNumber", qualificationNumber);
        if (email != null && !email.isBlank()) {
            if (!isAddress(email)) {
                findings.add(Finding.of("EMAIL_INVALID", "email"));
            }
        }
        return findings;
    }

    static List<Finding> findings(String signInName) {
        List<Finding> findings = new ArrayList<>();
        requireText(findings, "name", signInName);
        return findings;
    }

    /** Whether mail can be sent there. */
    static boolean isAddress(String typed) {
        return typed != null
                && typed.strip().length() <= LONGEST
                && EMAIL.matcher(typed.strip()).matches();
    }

    static boolean requireText(List<Finding> findings, String field, String typed) {
        if (typed == null || typed.isBlank()) {
            findings.add(Finding.of("REQUIRED", field));
            return false;
        }
        if (typed.length() > LONGEST) {
            findings.add(Finding.of("TOO_LONG", field).having(typed.length(), LONGEST));
            return false;
        }
        return true;
    }
}
