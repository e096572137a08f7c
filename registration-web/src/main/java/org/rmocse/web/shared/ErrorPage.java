package org.rmocse.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmocse.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to a request that failed as a whole: what happened, what was saved, a reference number for the unexpected, and
 * nothing of what is behind it. It needs neither database nor Faces, so that it can be shown when they are what failed.
 */
final class ErrorPage {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);
    private static final Pattern PLACE = Pattern.compile("\\{([a-z.]+)}");
    private static final String TEMPLATE = template();
    private static final int RETRY_SECONDS = 30;

    private ErrorPage() {}

    /** Answers for an exception; only the unexpected is logged, with the reference the visitor sees. */
    static void answer(HttpServletRequest request, HttpServletResponse response, Throwable failed) throws IOException {
        ErrorKind kind = ErrorKind.of(failed);
        String reference = null;
        if (kind == ErrorKind.DENIED) {
            Refusals.log("an action of another role", request);
        }
        if (kind == ErrorKind.UNEXPECTED || kind == ErrorKind.UNAVAILABLE) {
            reference = References.current();
            LOG.error("Reference {}: {} {}", reference, request.getMethod(), request.getRequestURI(), failed);
        }
        if (!response.isCommitted()) {
            write(request, response, kind, reference, request.getRequestURI());
        }
    }

    /** Answers for a status that some part of the server gave. */
    static void answer(HttpServletRequest request, HttpServletResponse response, int status, String path)
            throws IOException {
        ErrorKind kind = ErrorKind.of(status);
        String reference = null;
        if (kind == ErrorKind.UNEXPECTED) {
            reference = References.current();
            LOG.error("Reference {}: {} {} was answered with {}", reference, request.getMethod(), path, status);
        }
        write(request, response, kind, reference, path);
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, ErrorKind kind, String reference, String path)
            throws IOException {
        response.resetBuffer();
        PageFilter.headers(request, response); // whatever failed may have taken them back with what it had written
        response.setStatus(kind.status());
        if (kind == ErrorKind.UNAVAILABLE) {
            response.setIntHeader("Retry-After", RETRY_SECONDS);
        }
        if (path.startsWith("/api/")) {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(problem(kind, reference).getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.addHeader("Content-Security-Policy", "script-src 'none'");
        String page = page(request, kind, reference, path);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("text/xml; charset=UTF-8");
            page =
                    "<?xml version='1.0' encoding='UTF-8'?><partial-response><changes><update id=\"jakarta.faces.ViewRoot\">"
                            + "<![CDATA[" + page.replace("]]>", "") + "]]></update></changes></partial-response>";
        } else {
            response.setContentType("text/html; charset=UTF-8");
        }
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(HttpServletRequest request, ErrorKind kind, String reference, String path) {
        Language language = new Language(request);
        Properties texts = PageTexts.pages(language.getLocale());
        String words = "error." + kind.key();
        boolean again = kind == ErrorKind.EXPIRED && path.endsWith(".xhtml");
        Map<String, String> values = Map.of(
                "lang", language.getTag(),
                "theme", Language.theme(request),
                "product", texts.getProperty("page.product"),
                "title", texts.getProperty(words + ".title"),
                "text", texts.getProperty(words + ".text"),
                "reference",
                        reference == null
                                ? ""
                                : texts.getProperty("error.reference") + " <strong class=\"number\">" + reference
                                        + "</strong>",
                "href", again ? escaped(path + query(request, path)) : "/",
                "action", texts.getProperty(again ? "error.again" : "error.home"));
        return PLACE.matcher(TEMPLATE).replaceAll(place -> {
            String name = place.group(1);
            return Matcher.quoteReplacement(
                    name.contains(".")
                            ? VersionedResources.address(request.getServletContext(), name)
                            : values.get(name));
        });
    }

    /** What belongs behind the address of the page: sent with its form, or told as where the form stood. */
    private static String query(HttpServletRequest request, String path) {
        String query = request.getQueryString();
        if (query == null && request.getHeader("Referer") != null) {
            try {
                URI page = URI.create(request.getHeader("Referer"));
                query = path.equals(page.getPath()) ? page.getRawQuery() : null;
            } catch (IllegalArgumentException malformed) {
                query = null;
            }
        }
        return query == null ? "" : '?' + query;
    }

    private static String problem(ErrorKind kind, String reference) {
        String title = PageTexts.pages(Texts.ENGLISH).getProperty("error." + kind.key() + ".title");
        return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + kind.status()
                + (reference == null ? "" : ",\"reference\":\"" + reference + '"') + '}';
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream in = ErrorPage.class.getResourceAsStream("error.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
