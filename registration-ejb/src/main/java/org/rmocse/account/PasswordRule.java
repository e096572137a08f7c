package org.rmocse.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

/** What a password must be: long enough, not the name or address, not one that everybody tries first, and more than the words of this house. */
final class PasswordRule {

    private static final String FIELD = "password";

    /** Shorter names of mailboxes are in too many words. */
    private static final int SHORTEST_MAILBOX = 3;

    private PasswordRule() {}

    static List<Finding> findings(String password, String name, String email, PolicyParameters policy) {
        List<Finding> findings = new ArrayList<>();
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        int min = policy.integer("account.password_min");
        int max = policy.integer("account.password_max");
        if (length < min) {
            findings.add(Finding.of("PASSWORD_TOO_SHORT", FIELD).having(length, min));
            return findings;
        }
        if (length > max) {
            findings.add(Finding.of("PASSWORD_TOO_LONG", FIELD).having(length, max));
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (CommonPasswords.has(plain) || plain.chars().distinct().count() < 3) {
            findings.add(Finding.of("PASSWORD_COMMON", FIELD));
        }
        if (name != null && name.length() > 1 && plain.contains(name.toLowerCase(Locale.ROOT))
                || email != null && containsAddress(plain, email.toLowerCase(Locale.ROOT))) {
            findings.add(Finding.of("PASSWORD_PERSONAL", FIELD));
        }
        return findings;
    }

    private static boolean containsAddress(String password, String email) {
        String mailbox = email.split("@")[0];
        return mailbox.length() >= SHORTEST_MAILBOX && password.contains(mailbox);
    }
}
