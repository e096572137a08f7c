package org.rmocse.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rmocse.shared.Finding;
import org.rmocse.shared.PolicyParameters;

/** What a password must be: long enough, not the name or address, not one that everybody tries first. */
final class PasswordRule {

    private static final String FIELD = "password";
    private static final Set<String> TRIED_FIRST = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "1111111111",
            "0000000000",
            "8888888888",
            "6666666666",
            "qwertyuiop",
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "password123",
            "password1234",
            "passw0rd123",
            "abc1234567",
            "a123456789",
            "aa12345678",
            "woaini1314",
            "5201314520",
            "iloveyou123",
            "administrator",
            "admin123456",
            "qwerty12345",
            "asdfghjkl123",
            "zxcvbnm123",
            "1234567891",
            "12345678910",
            "123123123123",
            "112233445566");

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
        if (TRIED_FIRST.contains(plain) || plain.chars().distinct().count() < 3) {
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
