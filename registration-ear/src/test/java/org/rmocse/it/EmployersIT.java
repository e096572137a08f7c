package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.SampleNumbers;

/** The ministry bars an employer, and restores it, each with a reason. */
@Order(95)
class EmployersIT extends ContainerTest {

    private static final AtomicInteger SEQUENCE = new AtomicInteger(74_000_000);

    private final String code =
            SampleNumbers.creditCode(SEQUENCE.incrementAndGet()).value();
    private final String name = "虚构<b>限制</b>化工有限公司" + SEQUENCE.get();

    @Test
    void bars_an_employer_and_restores_it_with_a_reason_each_time() {
        Visitor officer = Visitor.signedIn(BED.url(), "ministry@demo.example");
        officer.get("/ministry/employers.xhtml");
        Visitor.Page entered = officer.press("form:enter", Map.of("creditCode", code, "name", name));
        assertThat(entered.address().getPath()).isEqualTo("/ministry/employer.xhtml");
        assertThat(entered.html().selectFirst("h1").text()).isEqualTo(name);
        assertThat(entered.html().getElementById("form:restore")).isNull();

        Visitor.Page unreasoned = officer.press("form:bar", Map.of("reason", " "));
        assertThat(unreasoned.html().getElementById("form:reason-wrong").text()).isNotBlank();

        Visitor.Page barred = officer.press("form:bar", Map.of("reason", "以虚假材料<script>为他人申请"));
        assertThat(barred.errors()).isEmpty();
        assertThat(barred.html().getElementById("standing").text()).isEqualTo("限制注册");
        assertThat(barred.html().getElementById("changes").text()).contains("以虚假材料<script>为他人申请");
        assertThat(barred.html().getElementById("form:bar")).isNull();

        String query = "?status=BARRED&q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        assertThat(officer.get("/ministry/employers.xhtml" + query).html().select("#employers tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains(name, code));
        assertThat(officer.page().html().getElementById("tab-any").attr("href")).contains("%3Cb%3E");

        officer.get(officer.page().html().selectFirst("#employers tbody a").attr("href"));
        Visitor.Page restored = officer.press("form:restore", Map.of("reason", "已改正"));
        assertThat(restored.html().getElementById("standing").text()).isEqualTo("正常");
        assertThat(restored.html().select("#changes li")).hasSize(2);
        assertThat(officer.get("/ministry/employers.xhtml" + query).html().getElementById("employers"))
                .isNull();
    }

    @Test
    void two_officers_at_one_employer_are_told_of_each_other() {
        Visitor first = Visitor.signedIn(BED.url(), "ministry@demo.example");
        first.get("/ministry/employers.xhtml");
        String address = first.press("form:enter", Map.of("creditCode", code, "name", name))
                .address()
                .toString();
        Visitor second = Visitor.signedIn(BED.url(), "ministry@demo.example");
        second.get(address);
        first.press("form:dissolve", Map.of("reason", "已注销"));
        Visitor.Page overtaken = second.press("form:dissolve", Map.of("reason", "已注销"));
        assertThat(overtaken.errors()).singleElement().asString().contains("已被");
        assertThat(overtaken.html().getElementById("standing").text()).isEqualTo("已注销或吊销");
        assertThat(overtaken.html().select("#changes li")).hasSize(1);
    }
}
