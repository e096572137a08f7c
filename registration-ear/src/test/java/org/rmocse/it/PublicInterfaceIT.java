package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmocse.document.QrCode;

/** What machines of the public get, and what they get told where they ask wrongly or too often. */
@Order(95)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicInterfaceIT extends ContainerTest {

    private final Visitor machine = Visitor.at(BED.url());

    @ParameterizedTest
    @CsvSource({
        "/api/v1/registrations,400,name",
        "/api/v1/registrations?name=%E6%9E%97,400,number",
        "/api/v1/registrations?number=20260000001,400,name",
        "/api/v1/registrations?name=%20&number=20260000001,400,name",
        "/api/v1/registrations?name=%E6%97%A0&number=19990000001,404,",
        "/api/v1/certificates/00000000000000000000,404,code",
        "/api/v1/announcements/1999/1,404,",
        "/api/v1/announcements/now/1,400,year",
        "/api/v1/agencies/recommendation?province=110000,400,category",
        "/api/v1/agencies/recommendation?category=FIRE&province=110000,400,category",
        "/api/v1/agencies/recommendation?category=CHEMICAL,400,province",
        "/api/v1/agencies/recommendation?category=CHEMICAL&province=11,400,province",
        "/api/v1/agencies/recommendation?category=CHEMICAL&province=990000,404,province",
        "/api/v1/agencies/recommendation?category=CHEMICAL&province=110000&ministry=SOE-SINOPEC,400,ministry",
        "/api/v1/agencies/recommendation?category=CHEMICAL&province=110000&group=PROV-11,400,group",
        "/api/v1/agencies/recommendation?category=CHEMICAL&province=110000&directlyUnderMinistry=1,400,directlyUnderMinistry",
        "/api/v1/nothing-of-the-kind,404,"
    })
    void an_error_is_a_problem_that_names_the_parameter(String path, int status, String field) {
        Visitor.Page page = machine.get(path);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.contentType()).startsWith("application/problem+json");
        JsonObject problem = json(page);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("field", null)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "category=CONSTRUCTION&ministry=MIN-MOHURD&province=110000,MIN-MOHURD,1",
        "category=CHEMICAL&ministry=MIN-MOHURD&province=110000,PROV-11,4",
        "category=CHEMICAL&group=SOE-SINOPEC,SOE-SINOPEC,2",
        "category=CHEMICAL&directlyUnderMinistry=true,MIN-MEM,3",
        "category=CHEMICAL&directlyUnderMinistry=false&province=110000,PROV-11,4",
        "category=CONSTRUCTION&province=110108,PROV-11,4",
        "category=COAL_MINE&province=110000,PROV-11,4"
    })
    void the_agency_to_file_with_is_recommended_in_the_published_order(String question, String code, int step) {
        JsonObject found = json(machine.get("/api/v1/agencies/recommendation?" + question));
        assertThat(found.getJsonObject("agency").getString("code")).isEqualTo(code);
        assertThat(found.getJsonObject("agency").getString("name")).isNotBlank();
        assertThat(found.getInt("step")).isEqualTo(step);
        assertThat(found.getString("reason")).isNotBlank().doesNotContain("{");
    }

    @Test
    void an_announced_person_is_found_by_name_and_number_together_and_by_certificate() {
        String number = BED.column(
                        "select number from certificate.registration where ending is null order by id limit 1")
                .get(0);
        String name = BED.column(
                        "select p.name from applicant.person p join certificate.registration r on r.person_id = p.id where r.number = ?",
                        number)
                .get(0);
        JsonObject found = json(machine.get("/api/v1/registrations?number=" + number + "&name=" + encoded(name)));
        assertThat(found.getString("name")).isEqualTo(name);
        assertThat(found.getString("registrationNumber")).isEqualTo(number);
        assertThat(found.getString("standing")).isEqualTo("VALID");
        assertThat(found.keySet()).doesNotContain("idNumber", "maskedIdNumber");
        assertThat(machine.get("/api/v1/registrations?number=" + number + "&name=" + encoded("别人"))
                        .status())
                .isEqualTo(404);

        String code = BED.column(
                        "select c.code from certificate.certificate c join certificate.registration r on r.id = c.registration_id"
                                + " where r.number = ? and c.replaced_on is null",
                        number)
                .get(0);
        JsonObject certificate = json(machine.get("/api/v1/certificates/" + code));
        assertThat(certificate.getString("registrationNumber")).isEqualTo(number);
        assertThat(certificate.getBoolean("current")).isTrue();
    }

    @Test
    void announced_lists_are_numbered_and_name_everybody_on_them() {
        Visitor.Page page = machine.get("/api/v1/announcements");
        JsonObject list =
                Json.createReader(new StringReader(page.text())).readArray().getJsonObject(0);
        JsonObject whole =
                json(machine.get("/api/v1/announcements/" + list.getInt("year") + "/" + list.getInt("number")));
        assertThat(whole.getJsonArray("entries")).hasSize(whole.getInt("people"));
        assertThat(whole.getJsonArray("entries").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder(
                        "position", "name", "registrationNumber", "category", "employer", "agency", "kind");
    }

    @Test
    void blank_forms_are_listed_on_the_guide_and_each_is_a_pdf_for_anybody_to_keep_for_a_day() {
        List<String> addresses = machine.get("/guide.xhtml")
                .html()
                .select("#forms ~ ul a[href^=/forms/]")
                .eachAttr("href");
        assertThat(addresses)
                .containsExactly(
                        "/forms/initial.pdf",
                        "/forms/renewal.pdf",
                        "/forms/change.pdf",
                        "/forms/re-registration.pdf",
                        "/forms/reissue.pdf",
                        "/forms/cancellation.pdf",
                        "/forms/duty-statement.pdf");
        assertThat(addresses).map(machine::get).allSatisfy(form -> {
            assertThat(form.status()).isEqualTo(200);
            assertThat(form.contentType()).isEqualTo("application/pdf");
            assertThat(form.headers().allValues("Cache-Control")).containsExactly("public, max-age=86400");
            assertThat(form.header("ETag")).isPresent();
            assertThat(form.header("Set-Cookie")).isEmpty();
            assertThat(QrCode.read(Drawings.pages(form.body(), 150).get(0))).isEmpty();
        });
        assertThat(machine.get("/forms/none.pdf").status()).isEqualTo(404);
        assertThat(machine.get("/forms/").status()).isEqualTo(404);
    }

    /** Last, since whoever was told to wait is told so at every question. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoever_asks_too_often_is_told_when_to_ask_again() throws IOException {
        Visitor.Page last = null;
        for (int i = 0; i < 200 && (last == null || last.status() != 429); i++) {
            last = machine.get("/api/v1/registrations?number=19990000001&name=" + encoded("无"));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.contentType()).startsWith("application/problem+json");
        assertThat(json(last).getInt("status")).isEqualTo(429);
        assertThat(last.header("Retry-After")).hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds))
                .isPositive());
        assertThat(Files.readString(BED.server().log()))
                .contains("Refused: LOOK_UP asked for too often; from 127.0.0.1");
    }

    private static JsonObject json(Visitor.Page page) {
        return Json.createReader(new StringReader(page.text())).readObject();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
