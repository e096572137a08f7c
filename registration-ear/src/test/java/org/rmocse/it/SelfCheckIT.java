package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor without an account asks whether an application may be filed. */
@Order(94)
class SelfCheckIT extends ContainerTest {

    private final Visitor visitor = Visitor.at(BED.url());
    private final LocalDate today = LocalDate.now(org.rmocse.shared.ClockProducer.ZONE);

    @Test
    void a_renewal_too_early_is_told_the_day_it_opens() {
        Visitor.Page page = check(
                "RENEWAL",
                Map.of(
                        "birthDate", "1980-05-01",
                        "validTo", today.plusYears(2).toString(),
                        "employer", "SAME",
                        "hours", "48"));
        assertThat(page.html().getElementById("result").className()).contains("bad");
        assertThat(page.html().getElementById("whynot").text())
                .contains(today.plusYears(1).toString());
    }

    @Test
    void a_renewal_in_time_is_told_the_term_it_would_give() {
        Visitor.Page page = check(
                "RENEWAL",
                Map.of(
                        "birthDate", "1980-05-01",
                        "validTo", today.plusMonths(2).toString(),
                        "employer", "SAME",
                        "hours", "48"));
        assertThat(page.html().getElementById("result").className()).contains("good");
        assertThat(page.html().getElementById("result").text())
                .contains(today.plusMonths(2).plusDays(1).toString());
        assertThat(page.html().getElementById("whynot")).isNull();
    }

    @Test
    void every_unmet_condition_is_told_at_once() {
        Visitor.Page page = check(
                "RENEWAL",
                Map.of(
                        "birthDate", "1940-05-01",
                        "validTo", today.plusYears(3).toString(),
                        "employer", "ANOTHER",
                        "open", "CHANGE"));
        assertThat(page.html().select("#whynot tbody tr")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "INITIAL, birthDate qualifiedOn",
        "RENEWAL, birthDate validTo employer",
        "CHANGE, birthDate validTo change",
        "RE_REGISTRATION, birthDate validTo",
        "REISSUE, validTo portrait",
        "CANCELLATION, validTo"
    })
    void what_is_missing_is_told_at_its_field(String kind, String fields) {
        Visitor.Page page = check(kind, Map.of());
        assertThat(page.html().getElementById("result")).isNull();
        for (String field : fields.split(" ")) {
            assertThat(page.html().getElementById("form:" + field + "-wrong").text())
                    .as(field)
                    .isNotBlank();
        }
    }

    @Test
    void what_is_no_day_and_no_number_is_told_and_kept() {
        Visitor.Page page = check(
                "RENEWAL",
                Map.of("birthDate", "yesterday", "validTo", "2027-02-30", "employer", "SAME", "hours", "many"));
        for (String field : new String[] {"birthDate", "validTo", "hours"}) {
            assertThat(page.html().getElementById("form:" + field + "-wrong").text())
                    .as(field)
                    .isNotBlank();
        }
        assertThat(page.html().getElementById("form:hours").val()).isEqualTo("many");
    }

    @Test
    void other_matters_need_no_answers_and_an_unknown_kind_is_chosen_again() {
        assertThat(visitor.get("/self-check.xhtml?kind=OTHER_MATTER")
                        .html()
                        .getElementById("result")
                        .className())
                .contains("good");
        assertThat(visitor.get("/self-check.xhtml?kind=%27").html().select("#kinds li"))
                .hasSize(7);
    }

    private Visitor.Page check(String kind, Map<String, String> answers) {
        visitor.get("/self-check.xhtml?kind=" + kind);
        return visitor.press("form:check", answers);
    }
}
