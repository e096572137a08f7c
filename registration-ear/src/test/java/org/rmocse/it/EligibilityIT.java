package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public self-check as a stranger's program asks it; the rules themselves are tested beside them. */
@Order(92)
class EligibilityIT extends ContainerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String RENEWAL =
            """
            {"kind":"RENEWAL","on":"2026-11-23","birthDate":"1980-05-01",
             "qualification":{"issuedOn":"2015-09-01","category":"CHEMICAL","extraCategories":["CONSTRUCTION"]},
             "registration":{"validFrom":"2022-01-10","validTo":"2027-01-09","category":"CHEMICAL",
              "employer":"91110000100000123T","employerName":"清河化工","ending":null,"endedOn":null},
             "requested":{"category":"CHEMICAL","employer":"91110000100000123T","employerName":"清河化工","withRenewal":false},
             "educationHours":48,"portraitOnFile":true,"openApplications":[]}
            """;

    @Test
    void answers_what_is_asked() throws Exception {
        JsonObject answer = ask(RENEWAL, 200);
        assertThat(answer.getBoolean("allowed")).isTrue();
        assertThat(answer.getBoolean("overdueInitial")).isFalse();
        assertThat(answer.getBoolean("educationRequired")).isTrue();
        assertThat(answer.getJsonObject("window").toString())
                .isEqualTo("{\"opensOn\":\"2026-01-09\",\"usualFrom\":\"2026-10-09\",\"closesOn\":\"2027-01-09\"}");
        assertThat(answer.getJsonObject("newValidity").toString())
                .isEqualTo("{\"from\":\"2027-01-10\",\"to\":\"2032-01-09\"}");
        assertThat(answer.getJsonArray("findings")).isEmpty();
    }

    @Test
    void tells_every_unmet_condition_with_the_day_it_ends() throws Exception {
        JsonObject answer = ask(
                RENEWAL.replace("2026-11-23", "2025-11-23")
                        .replace("\"educationHours\":48", "\"educationHours\":12.5")
                        .replace("\"openApplications\":[]", "\"openApplications\":[\"CHANGE\",\"CANCELLATION\"]"),
                200);
        assertThat(answer.getBoolean("allowed")).isFalse();
        assertThat(answer.get("newValidity")).isEqualTo(JsonValue.NULL);
        assertThat(answer.getJsonArray("findings").getValuesAs(JsonObject.class))
                .extracting(finding -> finding.getString("code"))
                .containsExactly("OPEN_APPLICATION_EXISTS", "TOO_EARLY", "EDUCATION_INSUFFICIENT");
        JsonObject early = answer.getJsonArray("findings").getJsonObject(1);
        assertThat(early.getString("rule")).isEqualTo("D4");
        assertThat(early.getString("satisfiedOn")).isEqualTo("2026-01-09");
        JsonObject hours = answer.getJsonArray("findings").getJsonObject(2);
        assertThat(hours.getString("have")).isEqualTo("12.5");
        assertThat(hours.getString("need")).isEqualTo("48");
        assertThat(hours.get("satisfiedOn")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void the_kind_is_enough_and_null_is_the_same_as_absent() throws Exception {
        JsonObject least = ask("{\"kind\":\"INITIAL\"}", 200);
        assertThat(least)
                .isEqualTo(ask(
                        "{\"kind\":\"INITIAL\",\"on\":null,\"birthDate\":null,\"qualification\":null,\"registration\":null,"
                                + "\"requested\":null,\"educationHours\":null,\"portraitOnFile\":null,\"openApplications\":null}",
                        200));
        assertThat(least.getJsonArray("findings").getJsonObject(0).getString("code"))
                .isEqualTo("NOT_QUALIFIED");
        assertThat(ask("{\"kind\":\"OTHER_MATTER\"}", 200).getBoolean("allowed"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                                             | ``",
                "[]                                                                             | ``",
                "{\"kind\":                                                                     | ``",
                "{}                                                                             | kind",
                "{\"kind\":\"FIRST\"}                                                           | kind",
                "{\"kind\":1}                                                                   | kind",
                "{\"kind\":\"INITIAL\",\"on\":\"2026-02-30\"}                                   | on",
                "{\"kind\":\"INITIAL\",\"on\":\"23.11.2026\"}                                   | on",
                "{\"kind\":\"INITIAL\",\"on\":20261123}                                         | on",
                "{\"kind\":\"INITIAL\",\"birthDate\":\"+999999999-01-01\"}                      | birthDate",
                "{\"kind\":\"INITIAL\",\"qualification\":{}}                                    | qualification.issuedOn",
                "{\"kind\":\"INITIAL\",\"qualification\":[]}                                    | qualification",
                "{\"kind\":\"INITIAL\",\"qualification\":{\"issuedOn\":\"2020-01-01\",\"category\":\"X\"}} | qualification.category",
                "{\"kind\":\"INITIAL\",\"qualification\":{\"issuedOn\":\"2020-01-01\",\"extraCategories\":[\"OTHER\",\"X\"]}} | qualification.extraCategories[1]",
                "{\"kind\":\"RENEWAL\",\"registration\":{\"validTo\":\"2027-01-09\"}}           | registration.validFrom",
                "{\"kind\":\"RENEWAL\",\"registration\":{\"validFrom\":\"2022-01-10\"}}         | registration.validTo",
                "{\"kind\":\"RENEWAL\",\"registration\":{\"validFrom\":\"2022-01-10\",\"validTo\":\"2027-01-09\",\"ending\":\"REVOKED\"}} | registration.endedOn",
                "{\"kind\":\"RENEWAL\",\"registration\":{\"validFrom\":\"2022-01-10\",\"validTo\":\"2027-01-09\",\"ending\":\"LOST\"}} | registration.ending",
                "{\"kind\":\"CHANGE\",\"requested\":{\"withRenewal\":\"yes\"}}                  | requested.withRenewal",
                "{\"kind\":\"RENEWAL\",\"educationHours\":\"48\"}                               | educationHours",
                "{\"kind\":\"RENEWAL\",\"openApplications\":[\"RENEWAL\",null]}                 | openApplications[1]",
                "{\"kind\":\"RENEWAL\",\"openApplications\":\"RENEWAL\"}                        | openApplications"
            })
    void what_cannot_be_read_is_named(String question, String field) throws Exception {
        JsonObject problem = ask(question, 400);
        assertThat(problem.getInt("status")).isEqualTo(400);
        if (field.isEmpty()) {
            assertThat(problem).doesNotContainKey("field");
        } else {
            assertThat(problem.getString("field")).isEqualTo(field);
        }
    }

    @Test
    void absurd_numbers_and_days_are_answered_all_the_same() throws Exception {
        ask(RENEWAL.replace("\"educationHours\":48", "\"educationHours\":1e-999999"), 200);
        ask(RENEWAL.replace("\"educationHours\":48", "\"educationHours\":1e999999"), 200);
        ask(RENEWAL.replace("2027-01-09", "9999-12-31"), 200);
        ask(RENEWAL.replace("2022-01-10", "0000-01-01"), 200);
    }

    @Test
    void other_types_and_longer_questions_than_anybody_asks_are_refused() throws Exception {
        assertThat(send(RENEWAL, "text/plain").statusCode()).isEqualTo(415);
        assertThat(send("{\"kind\":\"INITIAL\",\"x\":\"" + "x".repeat(20_000) + "\"}", "application/json")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void whoever_asks_without_end_is_told_when_to_ask_again() throws Exception {
        HttpResponse<String> answer = send(RENEWAL, "application/json");
        int asked = 1;
        for (; answer.statusCode() == 200 && asked < 2000; asked++) {
            answer = send(RENEWAL, "application/json");
        }
        assertThat(answer.statusCode()).as("after %d questions", asked).isEqualTo(429);
        assertThat(asked).isGreaterThan(20);
        long wait = Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 60L);
        Thread.sleep(wait * 1000);
        ask(RENEWAL, 200);
    }

    private static JsonObject ask(String question, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(question, "application/json");
        for (int again = 0; answer.statusCode() == 429 && again < 5; again++) {
            Thread.sleep(1000);
            answer = send(question, "application/json");
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static HttpResponse<String> send(String question, String type) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(BED.url() + "/api/v1/eligibility"))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(question))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
