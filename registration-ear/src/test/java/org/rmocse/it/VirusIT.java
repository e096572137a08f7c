package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.document.Clamd;
import org.rmocse.it.Visitor.FileField;

/**
 * Uploads before the real clamd, as the people concerned see it (A22): filed while it is away, found infected when it is back,
 * returned, replaced, and a virus refused at the door.
 */
@Order(56)
class VirusIT extends ContainerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String STATES =
            """
            select f.virus_state from application.material m
            join application.application a on a.id = m.application_id join document.file f on f.id = m.file_id
            where a.public_id = ? and m.file_name like ? order by m.id
            """;

    @Test
    void a_file_waits_while_clamd_is_away_and_is_replaced_when_it_was_found_infected() throws Exception {
        Candidate candidate = Candidate.next("查毒");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        applicant.get(materials(id));
        add(applicant, "second-page.jpg", Drawings.sheet("The page of this contract that a virus is in"));
        assertThat(BED.column(STATES, id, "%")).hasSize(5).containsOnly("PENDING");
        assertThat(applicant.page().html().select(".doc .status").eachText()).contains("等待查毒");
        look(candidate, materials(id), "virus-waiting");
        assertThat(Filer.submit(applicant, id).errors())
                .as("nobody waits for it")
                .isEmpty();

        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        reviewer.get("/agency/review.xhtml?id=" + id);
        assertThat(reviewer.press("hold:claim", Map.of()).errors()).isEmpty();
        assertThat(reviewer.press("form:accept", Map.of()).errors()).isEmpty();
        assertThat(reviewer.page().html().select(".doc figcaption .status").eachText())
                .hasSize(6)
                .containsOnly("等待查毒");
        String bad = BED.column(
                        "select public_id::text from application.material where file_name = ?", "second-page.jpg")
                .get(0);
        byte[] kept = applicant.get("/files/" + id + '/' + bad).body();

        Clamd clamd = Clamd.start(folder(), BED.clamd(), kept);
        try {
            await(() -> BED.column(STATES, id, "%").stream().noneMatch("PENDING"::equals));
            assertThat(BED.column(STATES, id, "second-page%")).containsExactly("INFECTED");
            assertThat(BED.column(STATES, id, "%")).containsOnlyOnce("INFECTED").contains("CLEAN");
            isHandedToNobody(applicant, id, bad);
            isHandedToNobody(reviewer, id, bad);
            isNotPassed(reviewer, id);
            lookAtTheReview(id);
            isReturned(reviewer, id);
            aVirusIsRefused(applicant, id);
            isReplaced(candidate, id);
        } finally {
            clamd.close();
        }
        assertThat(Filer.submit(applicant, id).errors()).isEmpty();
        assertThat(BED.column("select status from application.application where public_id = ?", id))
                .containsExactly("SUBMITTED");
    }

    private static void isHandedToNobody(Visitor visitor, UUID id, String material) {
        for (String address : List.of("/files/" + id + '/' + material, "/files/" + id + '/' + material + "/0")) {
            Visitor.Page page = visitor.get(address);
            assertThat(page.status()).as(address).isEqualTo(403);
            assertThat(page.html().text()).contains("查出病毒", "内容不再提供");
        }
    }

    private static void isNotPassed(Visitor reviewer, UUID id) {
        reviewer.get("/agency/review.xhtml?id=" + id);
        assertThat(reviewer.page().html().select(".found").text()).contains("上传后查出病毒");
        assertThat(reviewer.press("form:pass", Map.of()).errors())
                .singleElement()
                .asString()
                .contains("查出病毒", "不能通过");
    }

    private static void lookAtTheReview(UUID id) {
        try (Guest guest = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            guest.open("/agency/review.xhtml?id=" + id);
            Page page = guest.page();
            assertThat(page.locator(".doc .status.refused").allInnerTexts()).containsExactly("查出病毒");
            assertThat(page.locator(".doc .withheld").innerText()).contains("内容不再提供");
            assertThat(page.locator(".doc .scanned").count())
                    .as("the other files and the portrait")
                    .isEqualTo(5);
            assertThat(page.locator("[data-show=CONTRACT] .status").innerText()).isEqualTo("查出病毒");
            page.locator("[data-show=CONTRACT]").first().click();
            guest.look("virus-review");
            page.setViewportSize(390, 844);
            guest.open("/agency/review.xhtml?id=" + id + "&lang=en").look("virus-review-narrow");
            guest.open("/agency/review.xhtml?id=" + id + "&lang=zh");
        }
    }

    private static void isReturned(Visitor reviewer, UUID id) {
        reviewer.get("/agency/review.xhtml?id=" + id);
        Map<String, String> reasons = new HashMap<>();
        reasons.put(name(reviewer, "input[data-reason=CONTRACT_INCOMPLETE]"), "on");
        reasons.put(name(reviewer, "textarea[data-reason-text=CONTRACT_INCOMPLETE]"), "一页查出病毒，请更换");
        assertThat(reviewer.press("form:return", reasons).errors()).isEmpty();
    }

    private static String name(Visitor reviewer, String field) {
        return reviewer.page().html().selectFirst(field).attr("name");
    }

    private static void aVirusIsRefused(Visitor applicant, UUID id) {
        String refusals =
                "select count(*) from audit.entry where action = 'document.infected_upload' and detail::text like '%Eicar-Test%'";
        long files = BED.count("select count(*) from document.file");
        long noted = BED.count(refusals);
        applicant.get(materials(id));
        byte[] picture = Clamd.infected(Drawings.sheet("Another page of the contract"));
        Visitor.Page told = applicant.press(
                "form:add", Map.of(), new FileField("CONTRACT", "third-page.jpg", "image/jpeg", picture));
        assertThat(told.errors()).singleElement().asString().contains("查出病毒（Eicar-Test", "未予保存");
        assertThat(told.html()
                        .select(".sent .lacking, .sent.lacking, li.lacking")
                        .text())
                .as("at its field")
                .contains("查出病毒");
        assertThat(BED.count("select count(*) from document.file")).isEqualTo(files);
        assertThat(BED.count(refusals)).isEqualTo(noted + 1);
        assertThat(BED.count("select count(*) from audit.entry where detail::text like '%third-page%'"))
                .isZero();
        add(applicant, "third-page.jpg", Drawings.sheet("Another page of the contract"));
        assertThat(BED.column(STATES, id, "third-page%")).containsExactly("CLEAN");
        assertThat(applicant.page().html().select(".doc .scanned").text()).contains("已查毒");
    }

    private static void isReplaced(Candidate candidate, UUID id) {
        try (Guest guest = new Guest(BED).signIn(candidate.idNumber(), Candidate.PASSWORD)) {
            guest.open(materials(id));
            Page page = guest.page();
            assertThat(page.locator(".missing").allInnerTexts())
                    .anySatisfy(text -> assertThat(text).contains("请换成没有病毒的文件"));
            guest.look("virus-materials");
            page.setViewportSize(390, 844);
            guest.open(materials(id) + "&lang=en").look("virus-materials-narrow");
            page.locator(".doc:has(.withheld) input[id$=':remove'], .doc:has(.withheld) button[id$=':remove']")
                    .click();
            page.waitForCondition(() -> page.locator(".withheld").count() == 0);
            guest.open(materials(id) + "&lang=zh");
        }
    }

    /** How the applicant sees the page. */
    private static void look(Candidate candidate, String address, String name) {
        try (Guest guest = new Guest(BED).signIn(candidate.idNumber(), Candidate.PASSWORD)) {
            guest.open(address).look(name);
        }
    }

    private static void add(Visitor applicant, String name, byte[] content) {
        assertThat(applicant
                        .press("form:add", Map.of(), new FileField("CONTRACT", name, "image/jpeg", content))
                        .errors())
                .isEmpty();
    }

    private static String materials(UUID id) {
        return "/applicant/step.xhtml?id=" + id + "&step=materials";
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(BED.folder().resolve("clamd"));
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            Thread.sleep(200);
        }
    }
}
