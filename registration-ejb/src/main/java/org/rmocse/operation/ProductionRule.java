package org.rmocse.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rmocse.shared.Finding;

/** What an installation must be before real people's data is entrusted to it. */
final class ProductionRule {

    /** Passwords that everybody tries first, the configuration script's own among them. */
    private static final Set<String> DEFAULT_PASSWORDS =
            Set.of("registration", "postgres", "password", "admin", "changeme", "change-me", "secret", "123456");

    private ProductionRule() {}

    /**
     * How an installation stands.
     *
     * @param databaseUser as the environment says; null where it does not
     * @param databasePassword as the environment says; null where it does not
     * @param baseUrl as the environment says; null where it does not
     * @param keys what is wrong with the key file
     * @param demoAccounts how many there are
     */
    record Facts(String databaseUser, String databasePassword, String baseUrl, List<Finding> keys, int demoAccounts) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Facts[baseUrl=" + baseUrl + ", demoAccounts=" + demoAccounts + "]";
        }
    }

    static List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>(facts.keys());
        String password = facts.databasePassword();
        if (password == null
                || password.isBlank()
                || password.equals(facts.databaseUser())
                || DEFAULT_PASSWORDS.contains(password.toLowerCase(java.util.Locale.ROOT))) {
            findings.add(Finding.of("DB_PASSWORD_DEFAULT", null));
        }
        if (facts.baseUrl() == null || facts.baseUrl().isBlank()) {
            findings.add(Finding.of("BASE_URL_MISSING", null));
        }
        if (facts.demoAccounts() > 0) {
            findings.add(Finding.of("DEMO_ACCOUNTS", null).having(facts.demoAccounts(), 0));
        }
        return findings;
    }
}
