package org.rmocse.web.shared;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.RoleNames;
import org.rmocse.shared.Settings;

/**
 * What every answer has: security headers, the remembered language, and for a failure the {@link ErrorPage}. The script policy is
 * not here: PrimeFaces sends its own with each page, with a nonce. Only what counts the requests is around it ({@code web.xml}).
 */
public class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    private static final Pattern WRITTEN_RESOURCE =
            Pattern.compile("/jakarta\\.faces\\.resource/.+\\.(css|js|csv|svg)\\.xhtml");
    private static final boolean HTTPS =
            "https".equals(Settings.current().baseUrl().getScheme());

    @Inject
    private transient DatabaseState database;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers(request, response);
        if (WRITTEN_RESOURCE.matcher(request.getServletPath()).matches()) {
            response.setCharacterEncoding("UTF-8"); // Faces says the type of a resource alone
        }
        if (database.isAway() && needsDatabase(request)) {
            ErrorPage.answer(
                    new WithoutParameters(request),
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    request.getRequestURI());
            return;
        }
        if (request.getServletPath().startsWith("/admin/register")
                && !request.isUserInRole(RoleNames.SYSTEM_ADMINISTRATOR)) {
            passOn(
                    request, response,
                    chain); // a file of hundreds of megabytes is not read for whoever may not send one
            return;
        }
        Optional<ErrorKind> unreadable = unreadable(request);
        if (unreadable.isPresent()) {
            ErrorPage.answer(
                    new WithoutParameters(request), response, unreadable.get().status(), request.getRequestURI());
            return;
        }
        rememberLanguage(request, response);
        passOn(request, response, chain);
    }

    private static boolean needsDatabase(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/jakarta.faces.resource/")
                && !request.getRequestURI().startsWith("/api/v1/health/")
                && !request.getRequestURI().equals("/metrics");
    }

    private static void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failed) {
            ErrorPage.answer(request, response, failed);
        }
    }

    /** Why what was sent cannot be read: too much of it, broken, or with a character 0, which nobody types and no database takes. */
    private static Optional<ErrorKind> unreadable(HttpServletRequest request) {
        try {
            boolean zero = request.getRequestURI().contains("%00")
                    || request.getParameterMap().values().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(value -> value.indexOf('\0') >= 0);
            return zero ? Optional.of(ErrorKind.BAD_REQUEST) : Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.of(
                    ErrorKind.of(broken) == ErrorKind.TOO_LARGE ? ErrorKind.TOO_LARGE : ErrorKind.BAD_REQUEST);
        }
    }

    /** A request whose parameters cannot be read has none, or the error page would fail as its request did. */
    private static final class WithoutParameters extends HttpServletRequestWrapper {

        private WithoutParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }

    private static void rememberLanguage(HttpServletRequest request, HttpServletResponse response) {
        String asked = request.getParameter("lang");
        if (asked != null) {
            Cookie cookie = new Cookie(
                    CookieName.of(Language.COOKIE), Language.of(asked).getLanguage());
            cookie.setPath("/");
            cookie.setMaxAge(YEAR_SECONDS);
            cookie.setSecure(HTTPS);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }

    private static boolean isPage(String address) {
        return address.endsWith(".xhtml") || address.equals("/");
    }

    /** What keeps browsers from ever asking this site, or one beneath it, without https; nothing where it has none. */
    static Optional<String> transportSecurity(URI baseUrl) {
        return "https".equals(baseUrl.getScheme())
                ? Optional.of("max-age=" + YEAR_SECONDS + "; includeSubDomains")
                : Optional.empty();
    }

    /** For pages Faces names the scripts itself, with a nonce; for everything else only files of this site are ones. */
    static void headers(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(References.HEADER, References.current());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        response.setHeader(
                "Content-Security-Policy",
                (isPage(request.getRequestURI()) ? "" : "default-src 'self'; ")
                        + "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; media-src 'none'; "
                        + "worker-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        transportSecurity(Settings.current().baseUrl())
                .ifPresent(policy -> response.setHeader("Strict-Transport-Security", policy));
        if (!request.getRequestURI().contains("/jakarta.faces.resource/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
