package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A training body's own system reports with a token, asks again, asks what became of it, and sends what it should not. */
@Order(97)
class TrainingSystemIT extends ContainerTest {

    private static final String PATH = "/api/v1/education/imports";
    private static final String HEADING = "姓名,证件号码,开始日期,结束日期,培训内容,培训方式,学时\n";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void reports_once_however_often_it_asks_and_is_told_what_became_of_it() throws Exception {
        Candidate candidate = Candidate.next("学员丙");
        Visitor administrator = Visitor.signedIn(BED.url(), "system@demo.example");
        administrator.get("/admin/qualifications.xhtml");
        administrator.press(
                "form:import",
                Map.of(),
                new Visitor.FileField("file", "results.csv", "text/csv", Candidate.sheet(candidate)));
        String token = token();
        String who = candidate.name() + ',' + candidate.idNumber() + ',';
        byte[] sheet = (HEADING + who + "2026-01-05,2026-01-07,安全生产法,网络,24\n\"=1+1\"," + candidate.idNumber()
                        + ",2026-02-01,2026-02-01,应急,网络,8\n")
                .getBytes(StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();

        HttpResponse<String> sent = post(token, key, sheet);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        String address = sent.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> again = post(token, key, sheet);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Location")).hasValue(address);
        HttpResponse<String> other =
                post(token, key, (HEADING + who + "2026-01-05,2026-01-07,乙,,8\n").getBytes(StandardCharsets.UTF_8));
        assertProblem(other, 422, "Idempotency-Key");

        JsonObject became = json(get(token, address));
        for (int i = 0; i < 100 && became.getString("status").equals("RUNNING"); i++) {
            Thread.sleep(100);
            became = json(get(token, address));
        }
        assertThat(became.getString("status")).isEqualTo("DONE");
        assertThat(became.getInt("total") + " " + became.getInt("done") + " " + became.getInt("added") + " "
                        + became.getInt("refused"))
                .isEqualTo("2 2 1 1");
        JsonObject error = became.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getInt("line")).isEqualTo(3);
        assertThat(error.getString("code")).isEqualTo("NAME_DIFFERS");
        assertThat(error.getString("text")).isNotBlank();
        HttpResponse<String> errors = get(token, became.getString("errorSheet"));
        assertThat(errors.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(errors.body()).contains("'=1+1").doesNotContain(candidate.idNumber());
        assertThat(became.toString()).doesNotContain(candidate.idNumber());
    }

    @Test
    void whoever_has_no_good_token_is_told_so_and_nothing_else() throws Exception {
        byte[] sheet = HEADING.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> without = send(request(PATH).POST(HttpRequest.BodyPublishers.ofByteArray(sheet)));
        assertProblem(without, 401, null);
        assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"education\"");
        HttpResponse<String> wrong = post("edu_" + "A".repeat(43), "k", sheet);
        assertProblem(wrong, 401, null);
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
        assertProblem(get("x", PATH + '/' + UUID.randomUUID()), 401, null);

        Visitor trainer = Visitor.signedIn(BED.url(), "training@demo.example");
        String token = token();
        trainer.get("/education/access.xhtml");
        String revoke =
                trainer.page().html().selectFirst("#tokens button[name=revoke]").val();
        Map<String, String> form = new java.util.LinkedHashMap<>(trainer.fields("those"));
        form.put("revoke", revoke);
        trainer.forge("/education/access.xhtml", form, Map.of());
        assertProblem(get(token, PATH + '/' + UUID.randomUUID()), 401, null);
    }

    @Test
    void what_is_no_sheet_or_hostile_is_a_problem() throws Exception {
        String token = token();
        assertProblem(post(token, null, HEADING.getBytes(StandardCharsets.UTF_8)), 400, "Idempotency-Key");
        assertProblem(post(token, "k-empty", new byte[0]), 422, "file");
        HttpResponse<String> columns = post(token, "k-columns", "姓名\n甲\n".getBytes(StandardCharsets.UTF_8));
        assertProblem(columns, 422, "file");
        assertThat(json(columns).getString("detail")).contains("证件号码");
        assertProblem(
                post(token, "k-entity", workbook("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")),
                422,
                "file");
        assertProblem(post(token, "k-bomb", bomb()), 422, "file");
        assertProblem(post(token, "k-long", new byte[52_428_801]), 413, "file");
        assertProblem(get(token, PATH + '/' + UUID.randomUUID()), 404, null);
        assertProblem(get(token, PATH + "/nothing"), 404, null);
        assertProblem(
                send(request(PATH + "?course=" + UUID.randomUUID())
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "k-course")
                        .POST(HttpRequest.BodyPublishers.ofString("姓名,证件号码\n甲,1\n"))),
                422,
                "course");
    }

    /** A token just made on the body's page. */
    private static String token() {
        Visitor trainer = Visitor.signedIn(BED.url(), "training@demo.example");
        Visitor.Page page = trainer.get("/education/access.xhtml");
        if (page.html().select("#tokens button[name=revoke]").size() > 8) {
            Map<String, String> form = new java.util.LinkedHashMap<>(trainer.fields("those"));
            form.put(
                    "revoke",
                    page.html().select("#tokens button[name=revoke]").last().val());
            trainer.forge("/education/access.xhtml", form, Map.of());
            trainer.get("/education/access.xhtml");
        }
        return trainer.press("form:create", Map.of("name", "教务系统"))
                .html()
                .getElementById("token")
                .text();
    }

    private HttpResponse<String> post(String token, String key, byte[] body) throws Exception {
        HttpRequest.Builder request = request(PATH)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    private HttpResponse<String> get(String token, String address) throws Exception {
        return send(request(address).header("Authorization", "Bearer " + token).GET());
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(BED.url())
                .resolve(URI.create(address).getRawPath()
                        + (address.contains("?") ? address.substring(address.indexOf('?')) : "")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).getInt("status")).isEqualTo(status);
        assertThat(json(answer).getString("field", null)).isEqualTo(field);
    }

    private static byte[] workbook(String sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** Half a megabyte that unpacks to half a gigabyte. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 500; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }
}
