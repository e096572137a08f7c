package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The configuration of nginx as it is shipped, in front of the product and, for what the product does not tell, of servers that do. */
@Order(31)
class BehindNginxIT extends ContainerTest {

    @Test
    void the_product_is_shown_over_tls_and_each_request_is_logged_with_its_reference_and_no_question()
            throws Exception {
        try (Nginx nginx = nginx("of-the-product", BED.url().replace("http://", ""))) {
            HttpResponse<String> plain = await(nginx, nginx.plainUrl() + "/verify.xhtml?code=1");
            assertThat(plain.statusCode()).isEqualTo(301);
            assertThat(plain.headers().firstValue("Location")).hasValue("https://register.example/verify.xhtml?code=1");

            assertThat(get(nginx, nginx.plainUrl() + "/api/v1/health").statusCode())
                    .as("no machine is led on")
                    .isEqualTo(403);
            HttpResponse<String> page = get(nginx, nginx.url() + "/look-up.xhtml?name=planted&number=1");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(page.body()).contains("</html>");
            assertThat(page.headers().allValues("Content-Security-Policy")).isNotEmpty();
            assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(get(nginx, nginx.url() + "/api/v1/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(nginx, nginx.url() + "/metrics", "Authorization", "Bearer " + TestBed.METRICS_TOKEN)
                            .statusCode())
                    .isEqualTo(404);

            String reference = page.headers().firstValue("Request-Reference").orElseThrow();
            assertThat(nginx.log()).noneMatch(line -> line.contains("planted")).anySatisfy(line -> {
                var said = Json.createReader(new StringReader(line)).readObject();
                assertThat(said.getString("reference")).isEqualTo(reference);
                assertThat(said.getString("address")).isEqualTo("/look-up.xhtml");
                assertThat(said.getInt("status")).isEqualTo(200);
            });
        }
    }

    @Test
    void what_a_visitor_says_of_where_it_comes_from_is_written_anew() throws Exception {
        try (Echo echo = new Echo();
                Nginx nginx = nginx("of-an-echo", echo.address())) {
            await(nginx, nginx.plainUrl());
            String told = get(
                            nginx,
                            nginx.url() + "/",
                            "X-Forwarded-For",
                            "203.0.113.9",
                            "X-Forwarded-Proto",
                            "http",
                            "X-Forwarded-Host",
                            "elsewhere.example",
                            "X-Forwarded-Port",
                            "1",
                            "Forwarded",
                            "for=203.0.113.9")
                    .body();
            assertThat(told.lines())
                    .contains(
                            "host: register.example",
                            "x-forwarded-for: 127.0.0.1",
                            "x-forwarded-proto: https",
                            "x-forwarded-host: register.example",
                            "x-forwarded-port: 443")
                    .noneMatch(line -> line.contains("203.0.113.9") || line.contains("elsewhere"))
                    .noneMatch(line -> line.startsWith("forwarded:"));
        }
    }

    @Test
    void of_two_servers_one_serves_a_visitor_and_the_other_goes_on_when_it_is_gone() throws Exception {
        try (Echo first = new Echo();
                Echo second = new Echo();
                Nginx nginx = nginx("of-two", first.address(), second.address())) {
            await(nginx, nginx.plainUrl());
            for (int i = 0; i < 10; i++) {
                assertThat(get(nginx, nginx.url() + "/").statusCode()).isEqualTo(200);
            }
            Echo serving = first.asked() > 0 ? first : second;
            Echo other = serving == first ? second : first;
            assertThat(serving.asked()).as("a session stays where it is").isEqualTo(10);
            assertThat(other.asked()).isZero();
            serving.close();
            for (int i = 0; i < 10; i++) {
                assertThat(get(nginx, nginx.url() + "/").statusCode()).isEqualTo(200);
            }
            assertThat(other.asked()).isEqualTo(10);
            other.close();
            HttpResponse<String> away = get(nginx, nginx.url() + "/?name=planted");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(away.body()).contains("暂时无法访问", "try again");
            assertThat(nginx.everyLog()).isNotEmpty().noneMatch(line -> line.contains("planted"));
        }
    }

    private static Nginx nginx(String name, String... servers) throws Exception {
        return new Nginx(BED.folder().resolve("nginx-" + name), List.of(servers));
    }

    /** Once it listens. */
    private static HttpResponse<String> await(Nginx nginx, String address) throws Exception {
        for (int tries = 0; ; tries++) {
            try {
                return get(nginx, address);
            } catch (IOException notYet) {
                if (tries == 100) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private static HttpResponse<String> get(Nginx nginx, String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newBuilder()
                .sslContext(nginx.trusting())
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** A server that tells which headers it got. */
    private static final class Echo implements AutoCloseable {

        private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        private final AtomicInteger asked = new AtomicInteger();

        Echo() throws IOException {
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                StringBuilder told = new StringBuilder();
                Map<String, List<String>> headers = new TreeMap<>(exchange.getRequestHeaders());
                headers.forEach((name, values) -> told.append(name.toLowerCase(java.util.Locale.ROOT))
                        .append(": ")
                        .append(String.join(", ", values))
                        .append('\n'));
                byte[] body = told.toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        int asked() {
            return asked.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
