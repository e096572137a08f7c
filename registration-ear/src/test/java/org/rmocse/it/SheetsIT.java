package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A filing on its way through the lists: the batch's summary sheet, what the centre received, the announced list. */
@Order(59)
class SheetsIT extends ContainerTest {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void a_batch_and_the_list_it_ends_in_come_as_files_to_those_they_are_for() throws Exception {
        Candidate candidate = Candidate.next("汇总");
        Visitor applicant = Filer.register(BED, candidate);
        UUID filing = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
        Desks desks = new Desks(BED);
        desks.passInitially(filing);
        desks.report(filing);
        String batch = BED.column(
                        "select b.public_id::text from application.report_batch b join application.application a on a.report_batch_id = b.id where a.public_id = ?::uuid",
                        filing.toString())
                .get(0);

        Visitor manager = Visitor.signedIn(BED.url(), "manager@demo.example");
        String pdf = "/agency/summary/" + batch + ".pdf";
        assertThat(manager.get("/agency/report.xhtml").html().select("#reported td.act a[href='" + pdf + "']"))
                .hasSize(1);
        assertThat(manager.get("/agency/summary.xhtml?id=" + batch)
                        .html()
                        .select("a[href='" + pdf + "'], a[href='/agency/summary/" + batch + ".xlsx']"))
                .hasSize(2);
        isFile(manager.get(pdf), "application/pdf", "%PDF", "\"summary-\\d+-\\d+\\.pdf\"");
        assertThat(manager.page().header("Cache-Control")).contains("private, no-store");
        isFile(manager.get(pdf.replace(".pdf", ".xlsx")), EXCEL, "PK", "\"summary-\\d+-\\d+\\.xlsx\"");
        assertThat(manager.get("/agency/summary/" + UUID.randomUUID() + ".pdf").status())
                .isEqualTo(404);
        assertThat(manager.get("/agency/summary/nothing.pdf").status()).isEqualTo(404);
        assertThat(manager.get("/agency/summary/" + batch + ".doc").status()).isEqualTo(404);
        assertThat(manager.get("/agency/summary/").status()).isEqualTo(404);

        Visitor centre = Visitor.signedIn(BED.url(), "centre@demo.example");
        assertThat(centre.get("/centre/batches.xhtml").html().select("#received tbody tr:first-child a"))
                .singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEqualTo("/centre/batch.xhtml?id=" + batch));
        Document one = centre.get("/centre/batch.xhtml?id=" + batch).html();
        assertThat(one.select("#files th a").eachAttr("href")).containsExactly("/centre/review.xhtml?id=" + filing);
        assertThat(one.select("progress").attr("value")).isEqualTo("0");
        isFile(centre.get(one.select("a[href$=.pdf]").attr("href")), "application/pdf", "%PDF", ".*");
        isFile(centre.get(one.select("a[href$=.xlsx]").attr("href")), EXCEL, "PK", ".*");
        assertThat(centre.get("/centre/batch.xhtml?id=" + UUID.randomUUID()).status())
                .isEqualTo(404);

        strangersHaveNothing(batch);
        thePagesAreThereForEverybody(batch);

        desks.passFinally(filing);
        assertThat(centre.get("/centre/batch.xhtml?id=" + batch)
                        .html()
                        .select("progress")
                        .attr("value"))
                .isEqualTo("1");
        desks.decide(filing);
        announced(filing);
    }

    private static void thePagesAreThereForEverybody(String batch) {
        try (Guest centre = new Guest(BED).signIn("centre@demo.example", Visitor.PASSWORD)) {
            centre.open("/centre/batches.xhtml").look("centre-batches");
            centre.open("/centre/batch.xhtml?id=" + batch).look("centre-batch");
            centre.page().setViewportSize(390, 844);
            centre.open("/centre/batches.xhtml?lang=en").look("centre-batches-narrow");
            assertThat(centre.page().evaluate("document.documentElement.scrollWidth > window.innerWidth"))
                    .isEqualTo(false);
            centre.open("/centre/batch.xhtml?id=" + batch).look("centre-batch-narrow");
            assertThat(centre.page().evaluate("document.documentElement.scrollWidth > window.innerWidth"))
                    .isEqualTo(false);
        }
    }

    private static void strangersHaveNothing(String batch) {
        assertThat(Visitor.at(BED.url())
                        .get("/agency/summary/" + batch + ".pdf")
                        .address()
                        .getPath())
                .isEqualTo("/sign-in.xhtml");
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        assertThat(reviewer.get("/agency/summary/" + batch + ".pdf").status()).isEqualTo(403);
        assertThat(reviewer.get("/centre/summary/" + batch + ".pdf").status()).isIn(403, 404);
        Visitor applicant = Visitor.signedIn(BED.url(), "lin@demo.example");
        assertThat(applicant.get("/agency/summary/" + batch + ".xlsx").status()).isIn(403, 404);
    }

    /** Whoever knows a name finds it on the list, and a sign that is in no name finds nobody. */
    private static void searched(Visitor anybody, String list, Document whole) {
        String name = whole.select("table.list td strong").first().text();
        Document found = anybody.get(list + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .html();
        assertThat(found.select("table.list td strong").eachText()).isNotEmpty().allMatch(name::equals);
        assertThat(found.getElementById("count").text()).contains(name);
        Document nobody = anybody.get(list + "&name=%25").html();
        assertThat(nobody.select("table.list")).isEmpty();
        assertThat(nobody.select(".empty")).hasSize(1);
    }

    private static void announced(UUID filing) throws IOException, InterruptedException {
        String list = BED.column(
                        "select l.year || '/' || l.number from publicity.announcement l join publicity.announcement_entry e on e.announcement_id = l.id where e.application = ?::uuid",
                        filing.toString())
                .get(0);
        Visitor anybody = Visitor.at(BED.url());
        Document page = anybody.get("/announcement.xhtml?year=" + list.replace("/", "&number="))
                .html();
        searched(anybody, "/announcement.xhtml?year=" + list.replace("/", "&number="), page);
        assertThat(page.getElementById("pdf").attr("href")).isEqualTo("/announcements/" + list + ".pdf");
        isFile(
                anybody.get(page.getElementById("excel").attr("href")),
                EXCEL,
                "PK",
                "\"announcement-\\d+-\\d+\\.xlsx\"");
        isFile(
                anybody.get(page.getElementById("pdf").attr("href")),
                "application/pdf",
                "%PDF",
                "\"announcement-\\d+-\\d+\\.pdf\"");
        assertThat(anybody.page().header("Cache-Control")).contains("public, max-age=3600");
        assertThat(anybody.page().header("Set-Cookie"))
                .as("nothing a cache would hand to others")
                .isEmpty();
        String tag = anybody.page().header("ETag").orElseThrow();
        HttpResponse<byte[]> again = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(BED.url()).resolve("/announcements/" + list + ".pdf"))
                                .header("If-None-Match", tag)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(anybody.get("/announcements/" + list + ".pdf?in=en").header("ETag"))
                .isPresent()
                .get()
                .isNotEqualTo(tag);
        for (String unknown :
                new String[] {"1999/1.pdf", "1999/1.xlsx", "2026/0.pdf", "x.pdf", list, "2026/1.pdf/x", ""}) {
            assertThat(anybody.get("/announcements/" + unknown).status())
                    .as(unknown)
                    .isEqualTo(404);
        }
    }

    private static void isFile(Visitor.Page file, String type, String beginning, String name) {
        assertThat(file.status()).as(file.address().toString()).isEqualTo(200);
        assertThat(file.contentType()).isEqualTo(type);
        assertThat(file.header("Content-Disposition").orElse(""))
                .matches("attachment; filename=" + name + "; filename\\*=UTF-8''[%\\w.-]+");
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).startsWith(beginning);
    }
}
