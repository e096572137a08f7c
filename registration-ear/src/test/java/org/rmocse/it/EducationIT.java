package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An administrator imports continuing education, sees what was wrong with it, and takes an import back. */
@Order(96)
class EducationIT extends ContainerTest {

    private static final String HEADING = "姓名,证件号码,开始日期,结束日期,培训内容,培训方式,培训机构,学时\n";

    @Test
    void imports_what_was_reported_names_what_is_wrong_and_takes_it_back() {
        Candidate candidate = Candidate.next("学员甲");
        Visitor administrator = Visitor.signedIn(BED.url(), "system@demo.example");
        administrator.get("/admin/qualifications.xhtml");
        administrator.press(
                "form:import",
                Map.of(),
                new Visitor.FileField("file", "results.csv", "text/csv", Candidate.sheet(candidate)));

        String who = candidate.name() + ',' + candidate.idNumber() + ',';
        String rows = who + "2026-01-05,2026-01-07,安全生产法,网络,虚构培训中心,24\n"
                + who + "2026-01-07,2026-01-08,<b>应急</b>,现场,虚构培训中心,16\n"
                + who + "2026-02-30,2026-03-01,风险分级,网络,虚构培训中心,8\n"
                + "别人," + candidate.idNumber() + ",2026-04-01,2026-04-01,风险分级,网络,虚构培训中心,8\n";
        Visitor.Page imported = upload(administrator, "courses-" + candidate.certificate() + ".csv", rows);
        assertThat(counts(imported)).isEqualTo("2 0 1 2");
        assertThat(imported.html().select("#row-errors tbody tr").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("4 ").contains("开始日期", "2026-02-30"),
                        second -> assertThat(second).startsWith("5 ").contains("姓名", "别人"));
        assertThat(imported.html().select("#overlaps tbody tr")).hasSize(1);
        assertThat(imported.text()).doesNotContain(candidate.idNumber());

        assertThat(counts(upload(administrator, "again.csv", rows))).isEqualTo("0 2 0 2");

        Element back = administrator
                .get("/admin/education.xhtml")
                .html()
                .selectFirst("#imports tr:contains(" + candidate.certificate() + ") a[href^=?back=]");
        administrator.get("/admin/education.xhtml" + back.attr("href"));
        Visitor.Page takenBack = administrator.press("back:rollBack", Map.of());
        assertThat(takenBack.errors()).isEmpty();
        assertThat(takenBack
                        .html()
                        .selectFirst("#imports tr:contains(" + candidate.certificate() + ")")
                        .text())
                .contains("已撤销");
        assertThat(counts(upload(administrator, "after.csv", rows))).isEqualTo("2 0 1 2");
    }

    @Test
    void a_file_that_is_no_sheet_is_told_at_its_field() {
        Visitor administrator = Visitor.signedIn(BED.url(), "system@demo.example");
        administrator.get("/admin/education.xhtml");
        Visitor.Page refused = administrator.press(
                "form:import",
                Map.of(),
                new Visitor.FileField("file", "x.csv", "text/csv", "姓名,学时\n甲,8\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.errors()).hasSize(5).allMatch(error -> error.startsWith("缺少列"));
        assertThat(refused.html().getElementById("result")).isNull();
    }

    private static Visitor.Page upload(Visitor administrator, String name, String rows) {
        administrator.get("/admin/education.xhtml");
        return over(
                administrator,
                administrator.press(
                        "form:import",
                        Map.of(),
                        new Visitor.FileField(
                                "file", name, "text/csv", (HEADING + rows).getBytes(StandardCharsets.UTF_8))));
    }

    /** The page of an import once all its rows have had their turn. */
    static Visitor.Page over(Visitor visitor, Visitor.Page sent) {
        Visitor.Page page = sent;
        for (int i = 0; i < 100 && page.html().selectFirst("#following[data-over=true]") == null; i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            page = visitor.get(sent.address().toString());
        }
        return page;
    }

    private static String counts(Visitor.Page page) {
        return String.join(
                " ",
                java.util.stream.Stream.of("added", "unchanged", "overlapping", "refused")
                        .map(id -> page.html().getElementById(id).text())
                        .toList());
    }
}
