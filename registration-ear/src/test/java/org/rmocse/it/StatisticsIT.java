package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Statistics as ministry and agency see them: the sums follow what happens by themselves, and each table comes as a file. */
@Order(58)
class StatisticsIT extends ContainerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String APPROVED =
            "select coalesce(sum(files), 0)::text from publicity.statistic_count where measure = 'APPROVED'";

    @Test
    void what_is_approved_is_counted_within_seconds_and_each_table_comes_as_a_file() throws Exception {
        Candidate candidate = Candidate.next("统计");
        Visitor applicant = Filer.register(BED, candidate);
        UUID file = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, file).errors()).isEmpty();
        List<String> before = BED.column(APPROVED);
        new Desks(BED).approve(file);
        Instant until = Instant.now().plus(PATIENCE);
        while (BED.column(APPROVED).equals(before) && Instant.now().isBefore(until)) {
            Thread.sleep(250);
        }
        assertThat(BED.column(APPROVED)).isNotEqualTo(before);

        try (Guest ministry = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            ministry.open("/ministry/statistics.xhtml").look("statistics-ministry");
            assertThat(ministry.page()
                            .locator("#regions-title, #agencies-title")
                            .count())
                    .isEqualTo(2);
            String row = "section[aria-labelledby=kinds-title] tbody tr:has(th:text-is('初始注册')) td.amount";
            assertThat(ministry.text(row))
                    .isEqualTo(BED.column(
                                    "select count(*)::text from application.move m join application.application a on a.id = m.application_id"
                                            + " where m.action = 'APPROVE' and a.kind = 'INITIAL'"
                                            + " and extract(year from m.at at time zone 'Asia/Shanghai')"
                                            + " = extract(year from now() at time zone 'Asia/Shanghai')")
                            .get(0));
            String sheet =
                    new String(ministry.download("/ministry/statistics.csv?table=kinds"), StandardCharsets.UTF_8);
            assertThat(sheet).startsWith("\uFEFF").contains("初始注册," + ministry.text(row) + ",");
            String excel = ministry.page()
                    .locator("section[aria-labelledby=kinds-title] a[href^='statistics.xlsx']")
                    .getAttribute("href");
            assertThat(rows(ministry.download("/ministry/" + excel)))
                    .anySatisfy(cells -> assertThat(cells).startsWith("初始注册 " + ministry.text(row) + " "));
            ministry.page().setViewportSize(390, 844);
            ministry.open("/ministry/statistics.xhtml?lang=en").look("statistics-ministry-narrow");
            assertThat(ministry.page().evaluate("document.documentElement.scrollWidth > window.innerWidth"))
                    .as("wider than a phone")
                    .isEqualTo(false);
        }

        Visitor manager = Visitor.signedIn(BED.url(), "manager@demo.example");
        assertThat(manager.get("/agency/statistics.xhtml").html().select("#regions-title, #agencies-title"))
                .as("of others an agency is told nothing")
                .isEmpty();
        assertThat(manager.page().html().select("#waits-title")).hasSize(1);
        assertThat(manager.get("/agency/statistics.csv?table=none").status()).isEqualTo(404);
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        assertThat(reviewer.get("/agency/statistics.xhtml").status()).isEqualTo(403);
        assertThat(reviewer.get("/agency/statistics.csv?table=kinds").status()).isEqualTo(403);
        assertThat(reviewer.get("/agency/statistics.xlsx?table=kinds").status()).isEqualTo(403);
    }

    /** The rows of an Excel file, the cells of each one after the other. */
    private static List<String> rows(byte[] excel) throws IOException {
        Path file = Files.write(Files.createTempFile("statistics", ".xlsx"), excel);
        try (FileSystem parts = FileSystems.newFileSystem(file)) {
            String sheet = Files.readString(parts.getPath("xl", "worksheets", "sheet1.xml"));
            return Jsoup.parse(sheet, Parser.xmlParser()).select("row").stream()
                    .map(row -> String.join(" ", row.select("c").eachText()))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }
}
