package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An applicant downloads the receipt of a submission; so does the agency's desk, and nobody else. */
@Order(97)
class LettersIT extends ContainerTest {

    @Test
    void a_submission_has_its_receipt_at_the_applicants_and_at_the_desk() throws InterruptedException {
        Candidate candidate = Candidate.next("回执甲");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        Visitor.Page filed = Filer.submit(applicant, id);
        Element link = filed.html().selectFirst("#timeline a.letter-link");
        assertThat(link.attr("href")).isEqualTo("/files/" + id + "/letter/R01");

        Visitor.Page letter = applicant.get(link.attr("href"));
        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.contentType()).isEqualTo("application/pdf");
        assertThat(letter.header("Content-Disposition").orElse(""))
                .contains(filed.html().getElementById("receipt").text() + "-R01.pdf");
        assertThat(new String(letter.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        assertThat(applicant.get(link.attr("href")).body()).isEqualTo(letter.body());
        assertThat(applicant.get(link.attr("href") + "?lang=en").body()).isNotEqualTo(letter.body());
        assertThat(applicant.get("/files/" + id + "/letter/C01").status()).isEqualTo(404);
        assertThat(applicant.get("/files/" + id + "/letter").status()).isEqualTo(404);

        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        Element atDesk = reviewer.get("/agency/review.xhtml?id=" + id).html().selectFirst("#history a.letter-link");
        assertThat(reviewer.get(atDesk.attr("href")).body()).isEqualTo(letter.body());
        assertThat(Visitor.signedIn(BED.url(), "lin@demo.example")
                        .get(link.attr("href"))
                        .status())
                .isEqualTo(404);
        assertThat(Visitor.at(BED.url()).get(link.attr("href")).address().getPath())
                .isEqualTo("/sign-in.xhtml");
    }
}
