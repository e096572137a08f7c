package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What whoever runs the servers gets: figures for those who may read them. */
@Order(28)
class OperationIT extends ContainerTest {

    private static final String BEARER = "Bearer " + TestBed.METRICS_TOKEN;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void figures_are_for_whoever_has_the_token() throws Exception {
        assertThat(metrics("Bearer " + TestBed.METRICS_TOKEN + "0").statusCode())
                .isEqualTo(401);
        HttpResponse<String> refused = metrics("Basic " + TestBed.METRICS_TOKEN);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(refused.body()).isEmpty();
        HttpResponse<String> told = metrics(BEARER);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(told.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line ->
                        line.matches("[a-z][a-z0-9_]*(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [-+.0-9EaNInf]+"));
    }

    @Test
    void requests_are_counted_by_group_and_nobody_makes_new_groups() throws Exception {
        Visitor stranger = Visitor.at(BED.url());
        double before = figure("registration_requests_total{group=\"other\",status=\"404\"}");
        double api = figure("registration_request_seconds_count{group=\"api\"}");
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.get("/no-such-" + i + "/place").status()).isEqualTo(404);
        }
        stranger.get("/api/v1/announcements");
        assertThat(figure("registration_requests_total{group=\"other\",status=\"404\"}"))
                .isEqualTo(before + 5);
        assertThat(figure("registration_request_seconds_count{group=\"api\"}")).isEqualTo(api + 1);
        assertThat(metrics(BEARER).body()).doesNotContain("no-such", "announcements");
    }

    @Test
    void every_part_and_every_job_that_ran_is_told() throws Exception {
        for (String part : List.of("database", "migrations", "keys", "files", "broker", "mail")) {
            assertThat(figure("registration_part_up{part=\"" + part + "\"}"))
                    .as(part)
                    .isEqualTo(1);
        }
        for (String job : List.of("mail", "statistics", "seals")) { // every ten seconds or more often
            assertThat(awaited("registration_job_last_success_timestamp_seconds{job=\"" + job + "\"}"))
                    .as(job)
                    .isGreaterThan(1.7e9);
        }
        assertThat(figure("registration_database_connections{state=\"idle\"}")).isBetween(1.0, 40.0);
        assertThat(figure("registration_database_answer_seconds")).isBetween(1e-6, 5.0);
        assertThat(figure("registration_mails{state=\"failed\"}"))
                .isEqualTo(BED.count("select count(*) from notification.outbox where status = 'FAILED'"));
        assertThat(figure("registration_open_files{status=\"submitted\"}")).isNotNegative();
        assertThat(figure("registration_audit_unsealed_seconds")).isLessThan(60);
        assertThat(figure("jvm_memory_used_bytes{area=\"heap\"}")).isGreaterThan(1e7);
        assertThat(figure("process_resident_memory_bytes")).isGreaterThan(1e8);
    }

    private double awaited(String name) throws Exception {
        for (int second = 0; second < 20 && Double.isNaN(figure(name)); second++) {
            Thread.sleep(1000);
        }
        return figure(name);
    }

    /** Not a number where it is not told. */
    private double figure(String name) throws Exception {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (.+)$")
                .matcher(metrics(BEARER).body());
        return line.find()
                ? Double.parseDouble(line.group(1))
                : name.contains("total") || name.contains("count") ? 0 : Double.NaN;
    }

    private HttpResponse<String> metrics(String... authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BED.url() + "/metrics"));
        Arrays.stream(authorization).forEach(given -> request.header("Authorization", given));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
