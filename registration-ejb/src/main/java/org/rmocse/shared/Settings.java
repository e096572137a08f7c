package org.rmocse.shared;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What the environment says about this installation; read once, listed in the README's configuration table.
 *
 * @param mode {@link Mode#PRODUCTION} unless {@code REGISTRATION_MODE} says otherwise
 * @param home where files are kept ({@code REGISTRATION_HOME})
 * @param baseUrl the public address, for links in mails and QR codes ({@code REGISTRATION_BASE_URL}); never taken from a request
 * @param keyFile the keys for field encryption ({@code REGISTRATION_KEY_FILE})
 */
public record Settings(Mode mode, Path home, URI baseUrl, Path keyFile) {

    /** How the installation is run. Demo data and demo accounts exist in {@link #DEMO} only. */
    public enum Mode {
        DEMO,
        TEST,
        PRODUCTION
    }

    private static final Settings CURRENT = from(System.getenv());

    public static Settings current() {
        return CURRENT;
    }

    static Settings from(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault(
                "REGISTRATION_HOME",
                Path.of(System.getProperty("user.home"), ".rmocse").toString()));
        return new Settings(
                mode(environment.getOrDefault("REGISTRATION_MODE", Mode.PRODUCTION.name())),
                home,
                URI.create(environment.getOrDefault("REGISTRATION_BASE_URL", "http://localhost:8080")),
                Path.of(environment.getOrDefault(
                        "REGISTRATION_KEY_FILE", home.resolve("keys.properties").toString())));
    }

    private static Mode mode(String given) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(given.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "REGISTRATION_MODE=" + given + " is none of " + Arrays.toString(Mode.values())));
    }

    public boolean demo() {
        return mode == Mode.DEMO;
    }

    /** An address on the public site, for a path that begins with a slash. */
    public String url(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
