package org.rmocse.web.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** What proves that one may read the figures: the token of {@code REGISTRATION_METRICS_TOKEN}, sent as a bearer (RFC 6750). */
@ApplicationScoped
class MetricsToken {

    private static final String SCHEME = "Bearer ";

    private final String token;

    MetricsToken() {
        this(System.getenv());
    }

    MetricsToken(Map<String, String> environment) {
        String given = environment.get("REGISTRATION_METRICS_TOKEN");
        token = given == null || given.isBlank() ? null : given.strip();
    }

    /** Whether anybody may; without a token there are no figures at all. */
    boolean isSet() {
        return token != null;
    }

    /**
     * Whether it was sent; how long the answer takes tells nothing of it.
     *
     * @param authorization the request's header; null where it has none
     */
    boolean isIn(String authorization) {
        return token != null
                && authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
