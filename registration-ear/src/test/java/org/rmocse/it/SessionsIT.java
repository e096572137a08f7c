package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A session is its owner's from signing in to signing out, and no longer (A11). */
@Order(25)
class SessionsIT extends ContainerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void a_session_known_before_signing_in_is_not_the_one_after() {
        Visitor visitor = Visitor.at(BED.url());
        visitor.get("/sign-in.xhtml");
        String before = visitor.session();
        visitor.press("form:submit", Map.of("name", "lin@demo.example", "password", Visitor.PASSWORD));
        assertThat(visitor.session())
                .as("more than 128 random bits")
                .isNotEqualTo(before)
                .matches("[\\w-]{40}(\\..*)?");
        if (before != null) {
            assertThat(asks(before)).as("the one of before").isFalse();
        }
        assertThat(asks(visitor.session())).isTrue();
    }

    @Test
    void an_id_somebody_else_chose_is_never_taken() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(BED.url() + "/sign-in.xhtml"))
                        .header("Cookie", "session=chosen-by-another")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("chosen-by-another"));
        assertThat(CLIENT.send(
                                HttpRequest.newBuilder(
                                                URI.create(BED.url() + "/index.xhtml;jsessionid=chosen-by-another"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .as("none in an address")
                .doesNotContain("jsessionid=");
    }

    @Test
    void after_signing_out_its_cookie_opens_nothing() {
        Visitor visitor = Visitor.signedIn(BED.url(), "lin@demo.example");
        String session = visitor.session();
        assertThat(asks(session)).isTrue();
        visitor.get("/applicant/index.xhtml");
        visitor.press("leave:out", Map.of());
        assertThat(asks(session)).isFalse();
    }

    @Test
    void a_new_password_ends_every_other_session() throws InterruptedException {
        Candidate candidate = Candidate.next("申屠安");
        Visitor here = Filer.register(BED, candidate);
        Visitor elsewhere = Visitor.at(BED.url());
        elsewhere.signIn(candidate.email(), Candidate.PASSWORD);
        String other = elsewhere.session();
        assertThat(asks(other)).isTrue();
        here.get("/account.xhtml");
        here.press("form:submit", Map.of("current", Candidate.PASSWORD, "password", "another-long-password-7"));
        assertThat(here.page().errors()).isEmpty();
        assertThat(asks(other)).as("opened with the old password").isFalse();
        assertThat(asks(here.session())).as("the one it was changed in").isTrue();
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_other_sites() throws Exception {
        Visitor visitor = Visitor.at(BED.url());
        visitor.get("/sign-in.xhtml");
        Map<String, String> fields = visitor.fields("form");
        fields.replaceAll((name, value) ->
                name.endsWith(":name") ? "lin@demo.example" : name.endsWith(":password") ? Visitor.PASSWORD : value);
        fields.put("form:submit", "x");
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(BED.url() + "/sign-in.xhtml?lang=en"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anyMatch(cookie -> cookie.startsWith("session="))
                .anyMatch(cookie -> cookie.startsWith("lang="))
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .containsIgnoringCase("path=/")
                        .doesNotContainIgnoringCase("domain="));
    }

    /** Whether a session opens the rooms of an applicant. */
    private static boolean asks(String session) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(BED.url() + "/applicant/index.xhtml"))
                            .header("Cookie", "session=" + session)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
