package org.rmocse.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody at a browser without scripts: keeps cookies, follows redirects, fills in forms and presses buttons. Quick enough
 * to do in a container test what a journey does in a real browser.
 */
final class Visitor {

    /** A page as it came. */
    record Page(int status, URI address, byte[] body, HttpHeaders headers) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Document html() {
            return Jsoup.parse(text(), address.toString());
        }

        String contentType() {
            return header("Content-Type").orElse("");
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** What the page says is wrong, each message once. */
        List<String> errors() {
            return html().select("#errors li").eachText();
        }
    }

    /** A file to be uploaded. */
    record FileField(String field, String fileName, String contentType, byte[] content) {}

    static final String PASSWORD = "rmocse-demo-2026";

    private static final String BOUNDARY = "----registration-test-boundary";

    private final String site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private Page page;

    private Visitor(String site, SSLContext trusting) {
        this.site = site;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5));
        client = (trusting == null ? builder : builder.sslContext(trusting)).build();
    }

    /** Somebody who has not signed in, at that site. */
    static Visitor at(String site) {
        return new Visitor(site, null);
    }

    /** Somebody who comes through the proxy, for whom the public name leads there. */
    static Visitor through(Nginx nginx) {
        return new Visitor(nginx.url(), nginx.trusting());
    }

    /** Somebody signed in under that name with the password of the test accounts. */
    static Visitor signedIn(String site, String name) {
        Visitor visitor = at(site);
        visitor.signIn(name, PASSWORD);
        if (visitor.page().html().selectFirst("form#leave") == null) {
            throw new AssertionError(
                    name + " could not sign in: " + visitor.page().errors());
        }
        return visitor;
    }

    void signIn(String name, String password) {
        get("/sign-in.xhtml");
        press("form:submit", Map.of("name", name, "password", password));
        if (page.address().getPath().equals("/consent.xhtml")) {
            agree();
        }
    }

    /** Agrees to the privacy notice, as whoever signs in for the first time with an account somebody else opened. */
    void agree() {
        Map<String, String> ticks = new LinkedHashMap<>(Map.of("consent", "on"));
        if (page.html().getElementById("form:sensitive") != null) {
            ticks.put("sensitive", "on");
        }
        press("form:agree", ticks);
    }

    Page page() {
        return page;
    }

    /** The id of the session; null where there is none. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site).resolve(path)).GET());
    }

    /** Presses a button on the page by its id, with these fields changed; a field is named by the last part of its id. */
    Page press(String button, Map<String, String> fields, FileField... files) {
        Document html = page.html();
        Element pressed = html.getElementById(button);
        if (pressed == null) {
            throw new AssertionError("no button " + button + " on " + page.address() + ": " + html.title() + " "
                    + html.select("input[type=submit], button").eachAttr("id"));
        }
        FormElement form = (FormElement) pressed.closest("form");
        Map<String, String> values = new LinkedHashMap<>();
        form.formData().forEach(pair -> values.put(pair.key(), pair.value()));
        values.keySet().removeIf(name -> isButton(form, name));
        fields.forEach((field, value) -> fill(form, values, field, value));
        values.put(pressed.attr("name"), pressed.val());
        URI action = URI.create(form.absUrl("action"));
        if (form.attr("enctype").equals("multipart/form-data")) {
            return send(HttpRequest.newBuilder(action)
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(form, values, List.of(files)))));
        }
        return send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(values))));
    }

    /** Sends a request of one's own making, as no browser would. */
    Page forge(String path, Map<String, String> names, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site).resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(names)));
        headers.forEach(request::header);
        return send(request);
    }

    /** What a browser would send of a form of the page, without the buttons. */
    Map<String, String> fields(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        FormElement element = (FormElement) page.html().getElementById(form);
        element.formData().forEach(pair -> values.put(pair.key(), pair.value()));
        values.keySet().removeIf(name -> isButton(element, name));
        return values;
    }

    private static boolean isButton(FormElement form, String name) {
        Element field = form.selectFirst("[name=\"" + name + "\"]");
        return field != null
                && (field.attr("type").equals("submit") || field.normalName().equals("button"));
    }

    private static void fill(FormElement form, Map<String, String> values, String field, String value) {
        Element input = form.select("[name]").stream()
                .filter(one ->
                        one.attr("name").equals(field) || one.attr("name").endsWith(":" + field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + field + " in " + form.id() + ", only "
                        + form.select("[name]").eachAttr("name")));
        if (value == null) {
            values.remove(input.attr("name"));
        } else {
            values.put(input.attr("name"), value);
        }
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(
                    request.timeout(Duration.ofSeconds(60))
                            .header("Accept-Language", "zh-CN")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            page = new Page(response.statusCode(), response.uri(), response.body(), response.headers());
            Optional<String> onward = page.status() / 100 == 3 ? page.header("Location") : Optional.empty();
            if (onward.isPresent()) { // the client's own following would keep the form's headers
                return send(HttpRequest.newBuilder(page.address()
                                .resolve(onward.get().replaceFirst("^https://" + Nginx.NAME + "(?=/)", site)))
                        .GET());
            }
            if (page.contentType().startsWith("text/") || page.contentType().contains("json")) {
                Planted.saw(page.address().getPath(), page.body());
            }
            return page;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + '='
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] multipart(FormElement form, Map<String, String> values, List<FileField> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<String> fileFields = form.select("input[type=file]").eachAttr("name");
        values.forEach((name, value) -> {
            if (!fileFields.contains(name)) {
                part(body, "name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
            }
        });
        List<String> left = new ArrayList<>(fileFields);
        for (FileField file : files) {
            String name = fileFields.stream()
                    .filter(one -> one.equals(file.field()) || one.endsWith(":" + file.field()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no file field " + file.field() + ", only " + fileFields));
            left.remove(name);
            part(
                    body,
                    "name=\"" + name + "\"; filename=\"" + file.fileName() + "\"",
                    file.contentType(),
                    file.content());
        }
        left.forEach(
                name -> part(body, "name=\"" + name + "\"; filename=\"\"", "application/octet-stream", new byte[0]));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n"
                        + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
