package org.rmocse.operation;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rmocse.shared.Finding;

/** What an installation must be before real people's data is entrusted to it. */
final class ProductionRule {

    /** Passwords that everybody tries first, the configuration script's own among them. */
    private static final Set<String> DEFAULT_PASSWORDS =
            Set.of("registration", "postgres", "password", "admin", "changeme", "change-me", "secret", "123456");

    /** Of characters drawn at random from 64 that is 192 bits; nobody types it. */
    private static final int SHORTEST_TOKEN = 32;

    /** This machine, with a port or without: what goes there passes no line. */
    private static final Pattern HERE = Pattern.compile("(localhost|127(\\.\\d+){3}|\\[?::1]?)(:\\d+)?");

    private ProductionRule() {}

    /**
     * How an installation stands.
     *
     * @param databaseUser as the environment says; null where it does not
     * @param databasePassword as the environment says; null where it does not
     * @param databaseUrl as the environment says; null where it does not, which is this machine
     * @param baseUrl as the environment says; null where it does not
     * @param mailHost as the environment says; null where it does not, which is this machine
     * @param mailTls as the environment says; null where it does not
     * @param keys what is wrong with the key file
     * @param demoAccounts how many there are
     */
    record Facts(
            String databaseUser,
            String databasePassword,
            String databaseUrl,
            String baseUrl,
            String mailHost,
            String mailTls,
            List<Finding> keys,
            int demoAccounts) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Facts[baseUrl=" + baseUrl + ", demoAccounts=" + demoAccounts + "]";
        }
    }

    static List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>(facts.keys());
        if (isEverybodys(facts.databaseUser(), facts.databasePassword())) {
            findings.add(Finding.of("DB_PASSWORD_DEFAULT", null));
        }
        if (facts.baseUrl() == null || facts.baseUrl().isBlank()) {
            findings.add(Finding.of("BASE_URL_MISSING", null));
        } else if (!facts.baseUrl().startsWith("https://")) {
            findings.add(Finding.of("BASE_URL_PLAIN", null));
        }
        if (!areHere(hosts(facts.databaseUrl())) && !facts.databaseUrl().contains("sslmode=verify-full")) {
            findings.add(Finding.of("DB_PLAIN", null));
        }
        if (facts.mailHost() != null && !areHere(facts.mailHost()) && !"true".equals(facts.mailTls())) {
            findings.add(Finding.of("MAIL_PLAIN", null));
        }
        if (facts.demoAccounts() > 0) {
            findings.add(Finding.of("DEMO_ACCOUNTS", null).having(facts.demoAccounts(), 0));
        }
        return findings;
    }

    /** @param user the role that owns the tables; null where the application works as that role itself */
    static List<Finding> ownerFindings(String user, String password) {
        return user == null || !isEverybodys(user, password)
                ? List.of()
                : List.of(Finding.of("DB_OWNER_PASSWORD_DEFAULT", null));
    }

    private static boolean isEverybodys(String user, String password) {
        return password == null
                || password.isBlank()
                || password.equals(user)
                || DEFAULT_PASSWORDS.contains(password.toLowerCase(java.util.Locale.ROOT));
    }

    /** @param endpoint where the bucket of the files is served; null where files are in a folder, or in a bucket of Amazon's */
    static List<Finding> fileFindings(URI endpoint) {
        return endpoint == null
                        || "https".equalsIgnoreCase(endpoint.getScheme())
                        || endpoint.getAuthority() != null && areHere(endpoint.getAuthority())
                ? List.of()
                : List.of(Finding.of("FILES_PLAIN", null));
    }

    /**
     * @param host where the broker is, as the environment says; null where it names none, and the server uses its own
     * @param tls as the environment says; null where it does not, which is with
     * @param configured whether the server runs with the configuration that uses another broker than its own
     */
    static List<Finding> brokerFindings(String host, String tls, boolean configured) {
        List<Finding> findings = new ArrayList<>();
        boolean named = host != null && !host.isBlank();
        if (named && !configured) {
            findings.add(Finding.of("BROKER_UNUSED", null));
        }
        if (named && !areHere(host) && tls != null && !"true".equals(tls)) {
            findings.add(Finding.of("BROKER_PLAIN", null));
        }
        return findings;
    }

    /** @param clamd where the virus scanner listens, as the environment says; it takes uploads as they are, without TLS */
    static List<Finding> scannerFindings(String clamd) {
        return clamd == null || clamd.isBlank() || clamd.startsWith("/") || areHere(clamd.strip())
                ? List.of()
                : List.of(Finding.of("CLAMD_PLAIN", null));
    }

    /** What is told as done must be on disk, and whoever breaks into the application must not own the database. */
    static List<Finding> findings(DatabaseSettings settings) {
        List<Finding> findings = new ArrayList<>();
        if (!settings.fsync()) {
            findings.add(Finding.of("DB_SETTING_UNSAFE", null).having("fsync", "on"));
        }
        if (!settings.fullPageWrites()) {
            findings.add(Finding.of("DB_SETTING_UNSAFE", null).having("full_page_writes", "on"));
        }
        if (settings.synchronousCommit().equals("off")) {
            findings.add(Finding.of("DB_SETTING_UNSAFE", null).having("synchronous_commit", "on"));
        }
        if (settings.superuser()) {
            findings.add(Finding.of("DB_ROLE_SUPERUSER", null).having(settings.role(), null));
        }
        return findings;
    }

    /** @param token with which the figures may be read; null for none, and then nobody may */
    static List<Finding> tokenFindings(String token) {
        return token == null || token.isBlank() || token.strip().length() >= SHORTEST_TOKEN
                ? List.of()
                : List.of(Finding.of("METRICS_TOKEN_SHORT", null)
                        .having(token.strip().length(), SHORTEST_TOKEN));
    }

    /** Between the slashes of the address of a database. */
    private static String hosts(String databaseUrl) {
        return databaseUrl == null
                ? "localhost"
                : databaseUrl.replaceFirst("[^/]*//", "").replaceFirst("/.*", "");
    }

    private static boolean areHere(String hosts) {
        return Arrays.stream(hosts.split(","))
                .allMatch(host -> HERE.matcher(host).matches());
    }
}
