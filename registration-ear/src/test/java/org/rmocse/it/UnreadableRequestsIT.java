package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is answered with a page that says so, in the visitor's language, and with nothing of what is behind it. */
@Order(25)
class UnreadableRequestsIT extends ContainerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "GET,  /index.xhtml,   multipart/form-data; boundary=x,  ''",
        "POST, /index.xhtml,   multipart/form-data; boundary=x,  no part at all",
        "POST, /index.xhtml,   application/x-www-form-urlencoded, name=%00",
        "GET,  /index.xhtml?name=%00, text/plain, ''"
    })
    void is_a_bad_request(String method, String address, String type, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(BED.url() + address))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .header("Cookie", "lang=en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("This request could not be understood")
                .doesNotContain("Exception", "undertow");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
}
