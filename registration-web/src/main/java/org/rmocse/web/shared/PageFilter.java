package org.rmocse.web.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import org.rmocse.shared.PublicId;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Settings;
import org.rmocse.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every answer has: security headers, the remembered language, and for the unexpected a reference number and nothing else.
 * The script policy is not here: PrimeFaces sends its own with each page, with a nonce.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PageFilter.class);
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    private static final boolean HTTPS =
            "https".equals(Settings.current().baseUrl().getScheme());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers(request, response);
        String asked = request.getParameter("lang");
        if (asked != null) {
            Cookie cookie = new Cookie(Language.COOKIE, Language.of(asked).getLanguage());
            cookie.setPath("/");
            cookie.setMaxAge(YEAR_SECONDS);
            cookie.setSecure(HTTPS);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failed) {
            unexpected(request, response, failed);
        }
    }

    private static void headers(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        response.addHeader(
                "Content-Security-Policy",
                "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; media-src 'none'; "
                        + "worker-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
        if (HTTPS) {
            response.setHeader("Strict-Transport-Security", "max-age=" + YEAR_SECONDS);
        }
        if (!request.getRequestURI().contains("/jakarta.faces.resource/")
                && !request.getRequestURI().startsWith("/resources/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static void unexpected(HttpServletRequest request, HttpServletResponse response, Exception failed)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        boolean expired = has(failed, "ViewExpiredException");
        boolean missing = Messages.refusal(failed)
                .map(Rejected::findings)
                .filter(findings -> findings.get(0).code().equals("NOT_FOUND"))
                .isPresent();
        boolean denied = has(failed, "EJBAccessException");
        String key = expired ? "expired" : missing ? "missing" : denied ? "denied" : "unexpected";
        String reference = PublicId.next().toString().substring(24).toUpperCase(Locale.ROOT);
        if (key.equals("unexpected")) {
            LOG.error("Reference {}: {} {}", reference, request.getMethod(), request.getRequestURI(), failed);
        }
        Locale locale = Language.of(
                request.getParameter("lang") != null ? request.getParameter("lang") : Language.remembered(request));
        Properties texts = PageTexts.pages(locale);
        response.resetBuffer();
        response.setStatus(expired ? 200 : missing ? 404 : denied ? 403 : 500);
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter()
                .write("<!DOCTYPE html><html lang=\"" + (locale.equals(Texts.ENGLISH) ? "en" : "zh-CN")
                        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<title>" + texts.getProperty("error." + key + ".title")
                        + "</title><link rel=\"stylesheet\" href=\"/jakarta.faces.resource/theme.css.xhtml?ln=rmocse\"></head>"
                        + "<body><main class=\"page narrow\"><h1>" + texts.getProperty("error." + key + ".title")
                        + "</h1><p>"
                        + texts.getProperty("error." + key + ".text") + "</p>"
                        + (key.equals("unexpected")
                                ? "<p>" + texts.getProperty("error.reference") + " <strong>" + reference
                                        + "</strong></p>"
                                : "")
                        + "<p><a class=\"button\" href=\"/\">" + texts.getProperty("error.home")
                        + "</a></p></main></body></html>");
    }

    private static boolean has(Throwable failed, String type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
