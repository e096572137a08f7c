package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What whoever runs the servers gets: figures for those who may read them, and a log that names nobody. */
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

    @Test
    void the_log_is_a_line_of_json_each_with_reference_and_actor_and_names_nobody() throws Exception {
        long before = Files.size(BED.server().log());
        Path text = BED.server().log().resolveSibling("server.log");
        long textBefore = Files.size(text); // of the moments before the server had read its configuration
        Candidate candidate = Candidate.next("尉迟日志");
        Visitor applicant = Filer.register(BED, candidate);
        UUID filing = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        assertThat(reviewer.get("/agency/review.xhtml?id=" + filing).status()).isEqualTo(200);
        Visitor stranger = Visitor.at(BED.url());
        stranger.get("/look-up.xhtml?name=" + URLEncoder.encode(candidate.name(), StandardCharsets.UTF_8) + "&number="
                + candidate.certificate());
        String asked = stranger.page().header("Request-Reference").orElseThrow();

        List<JsonObject> lines = lines(before);
        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> assertThat(line.keySet())
                .contains("time", "level", "logger", "message", "thread"));
        List<JsonObject> requests = lines.stream()
                .filter(line -> line.getString("logger").equals("org.rmocse.access"))
                .toList();
        assertThat(requests).hasSizeGreaterThan(20).allSatisfy(line -> {
            assertThat(mdc(line, "reference")).matches("[0-9A-F]{12}");
            assertThat(mdc(line, "millis")).matches("\\d+");
            assertThat(line.getString("message")).matches("[A-Z]+ /[^ ?;]* " + mdc(line, "status"));
        });
        assertThat(requests).extracting(line -> mdc(line, "reference")).doesNotHaveDuplicates();
        assertThat(requests)
                .filteredOn(line -> asked.equals(mdc(line, "reference")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getString("message")).isEqualTo("GET /look-up.xhtml 200");
                    assertThat(mdc(line, "group")).isEqualTo("public");
                    assertThat(mdc(line, "actor")).isNull();
                });
        for (String email : List.of(candidate.email(), "reviewer@demo.example")) {
            String actor = BED.column("select public_id from account.account where email = ?", email)
                    .get(0);
            assertThat(requests).as(email).anyMatch(line -> actor.equals(mdc(line, "actor")));
        }

        String log = text(before);
        for (String planted : List.of(
                candidate.name(),
                candidate.idNumber(),
                candidate.email(),
                candidate.certificate(),
                "demo.example",
                URLEncoder.encode(candidate.name(), StandardCharsets.UTF_8),
                "13800001111",
                Candidate.PASSWORD)) {
            assertThat(log).as("in the log").doesNotContain(planted);
        }
        assertThat(Files.size(text))
                .as("written for people too, without being asked to")
                .isEqualTo(textBefore);
    }

    @Test
    void the_reference_an_error_shows_leads_to_its_lines_in_the_log() throws Exception {
        long before = Files.size(BED.server().log());
        Visitor stranger = Visitor.at(BED.url());
        BED.sql("alter table publicity.announcement rename to announcement_away");
        JsonObject problem;
        String shown;
        try {
            problem = json(stranger.get("/api/v1/announcements").text());
            shown = stranger.get("/announcements.xhtml")
                    .html()
                    .select("strong.number")
                    .text();
        } finally {
            BED.sql("alter table publicity.announcement_away rename to announcement");
        }
        assertThat(problem.getInt("status")).isEqualTo(500);
        for (String reference : List.of(problem.getString("reference"), shown)) {
            List<JsonObject> told = lines(before).stream()
                    .filter(line -> reference.equals(mdc(line, "reference")))
                    .toList();
            assertThat(told).extracting(line -> line.getString("level")).contains("ERROR", "INFO");
            assertThat(told)
                    .filteredOn(line -> line.getString("level").equals("ERROR"))
                    .first()
                    .satisfies(line -> assertThat(line.getString("exception")).contains("announcement"));
        }
    }

    /** What was written to standard output since then. */
    private static String text(long from) throws IOException {
        byte[] all = Files.readAllBytes(BED.server().log());
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    private static List<JsonObject> lines(long from) throws IOException {
        return text(from).lines().map(OperationIT::json).toList();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static String mdc(JsonObject line, String key) {
        return line.getJsonObject("mdc").getString(key, null);
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
