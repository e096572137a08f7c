package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.document.SamplePerson;

/** The description of the interface for machines is there, and each operation answers its own examples as it says. */
@Order(29)
class OpenApiIT extends ContainerTest {

    private static final String BOUNDARY = "boundary-of-the-test";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void every_operation_answers_its_examples_as_it_is_described() throws Exception {
        HttpResponse<String> served = send(HttpRequest.newBuilder(URI.create(BED.url() + "/openapi")));
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(served.headers().firstValue("Set-Cookie")).isEmpty();
        JsonNode document = new YAMLMapper().readTree(served.body());
        Map<String, String> known = known();
        List<String> asked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getValue().path("operationId").asText();
                HttpResponse<String> answer =
                        send(request(document, path.getKey(), operation.getKey(), operation.getValue(), known));
                requireDescribed(document, operation.getValue().path("responses"), answer, name);
                assertThat(answer.statusCode())
                        .as(name)
                        .isEqualTo(operation.getValue().has("security") ? 401 : 200);
                asked.add(name);
            }
        }
        assertThat(asked).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void what_is_asked_wrongly_is_answered_as_it_is_described() throws Exception {
        JsonNode document = new YAMLMapper()
                .readTree(send(HttpRequest.newBuilder(URI.create(BED.url() + "/openapi")))
                        .body());
        for (String wrong : List.of(
                "/api/v1/registrations 400",
                "/api/v1/registrations?name=%E6%97%A0&number=1 404",
                "/api/v1/announcements/now/1 400 /api/v1/announcements/{year}/{number}",
                "/api/v1/announcements/1999/1 404 /api/v1/announcements/{year}/{number}",
                "/api/v1/agencies/recommendation 400",
                "/api/v1/agencies/recommendation?category=CHEMICAL&province=990000 404",
                "/api/v1/certificates/00000000000000000000 404 /api/v1/certificates/{code}")) {
            String[] parts = wrong.split(" ");
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(BED.url() + parts[0])));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(Integer.parseInt(parts[1]));
            String path = parts.length > 2 ? parts[2] : parts[0].split("\\?")[0];
            requireDescribed(
                    document, document.path("paths").path(path).path("get").path("responses"), answer, wrong);
        }
    }

    /** A registration, its certificate and the list that announced it, in place of the examples' names and numbers. */
    private static Map<String, String> known() throws InterruptedException {
        Candidate candidate = Candidate.next("邝例");
        Visitor applicant = Filer.register(BED, candidate);
        UUID filing = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
        new Desks(BED).approve(filing);
        String[] told = BED.column(
                        """
                        select concat_ws(' ', r.number, c.code, a.year, a.number) from applicant.person p
                        join certificate.registration r on r.person_id = p.id
                        join certificate.certificate c on c.registration_id = r.id
                        join publicity.announcement_entry e on e.registration_number = r.number
                        join publicity.announcement a on a.id = e.announcement_id where p.name = ?
                        """,
                        candidate.name())
                .get(0)
                .split(" ");
        return Map.of(
                "findRegistration name", candidate.name(),
                "findRegistration number", told[0],
                "verifyCertificate code", told[1],
                "readAnnouncement year", told[2],
                "readAnnouncement number", told[3]);
    }

    private static HttpRequest.Builder request(
            JsonNode document, String path, String method, JsonNode operation, Map<String, String> known)
            throws IOException {
        String address = path;
        List<String> query = new ArrayList<>();
        for (JsonNode named : operation.path("parameters")) {
            JsonNode parameter = resolved(document, named);
            String name = parameter.path("name").asText();
            String value = encoded(known.getOrDefault(
                    operation.path("operationId").asText() + ' ' + name,
                    parameter.path("example").asText()));
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace('{' + name + '}', value);
            } else if (parameter.path("in").asText().equals("query")
                    && (parameter.path("required").asBoolean() || name.equals("province"))) {
                query.add(name + '=' + value);
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(BED.url() + address + (query.isEmpty() ? "" : '?' + String.join("&", query))));
        JsonNode body = operation.path("requestBody").path("content");
        if (body.has("application/json")) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            body.path("application/json").path("example").toString()));
        } else if (body.has("multipart/form-data")) {
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(portrait()));
        } else {
            assertThat(method).isEqualTo("get");
        }
        return request;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static byte[] portrait() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(SamplePerson.jpeg());
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void requireDescribed(
            JsonNode document, JsonNode responses, HttpResponse<String> answer, String what) throws IOException {
        JsonNode response = responses.path(String.valueOf(answer.statusCode()));
        assertThat(response.isMissingNode())
                .as(what + " may not answer " + answer.statusCode() + ": " + answer.body())
                .isFalse();
        response = resolved(document, response);
        String type = answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(what + " may not answer " + type).isFalse();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole)
                        .validate(new YAMLMapper().readTree(answer.body())))
                .as(what + " answered " + answer.body())
                .isEmpty();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
