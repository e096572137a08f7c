package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.it.Visitor.FileField;

/** A returned filing on its pages: what opens, what is still missing, what may be said instead, what the reviewer sees of it. */
@Order(55)
class CorrectingIT extends ContainerTest {

    @Test
    void only_what_was_flagged_opens_and_all_of_it_is_mended_or_answered() throws Exception {
        Candidate candidate = Candidate.next("卞正");
        Visitor applicant = Filer.register(BED, candidate);
        UUID filing = Filer.fillIn(applicant, candidate);
        assertThat(Filer.submit(applicant, filing).errors()).isEmpty();
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        giveBack(reviewer, filing, List.of("EMPLOYER_NAME_MISMATCH", "CONTRACT_INCOMPLETE", "HOLDID_UNRECOGNISABLE"));

        try (Guest atBrowser = new Guest(BED).signIn(candidate.idNumber(), Candidate.PASSWORD)) {
            atBrowser
                    .open("/applicant/apply.xhtml?id=" + filing)
                    .look("correcting")
                    .open(step(filing, "employer"))
                    .look("correcting-locked");
        }
        Visitor.Page basic = applicant.get(step(filing, "basic"));
        assertThat(basic.html().select("#only-flagged")).isNotEmpty();
        assertThat(basic.html().getElementById("form:mobile").hasAttr("readonly"))
                .isTrue();
        Visitor.Page employer = applicant.get(step(filing, "employer"));
        assertThat(employer.html().getElementById("form:name").hasAttr("readonly"))
                .isFalse();
        assertThat(employer.html().getElementById("form:phone").hasAttr("readonly"))
                .isTrue();
        assertThat(applicant.press("form:save", Map.of("name", "更正后虚构有限公司")).status())
                .isEqualTo(200);
        uploadForm(applicant, filing);
        applicant.get(step(filing, "materials"));
        applicant.press(
                "form:add",
                Map.of(),
                new FileField(
                        "CONTRACT", "contract-2.jpg", "image/jpeg", Drawings.sheet("Signatures of the contract")));

        Visitor.Page refused = Filer.submit(applicant, filing);
        assertThat(refused.errors()).singleElement().asString().contains("尚未补正");
        Element answer = refused.html().selectFirst("#reasons li[data-item=materials.HOLD_ID] input[type=submit]");
        Element said = refused.html().selectFirst("#reasons li[data-item=materials.HOLD_ID] textarea");
        assertThat(applicant
                        .press(answer.id(), Map.of(said.attr("name"), "照片清晰可辨，请再核对"))
                        .errors())
                .isEmpty();
        assertThat(Filer.submit(applicant, filing).errors()).isEmpty();

        Visitor.Page seen = reviewer.get("/agency/review.xhtml?id=" + filing);
        assertThat(seen.html().select("#changed li[data-item]").eachAttr("data-item"))
                .containsExactly("employer.name", "form.pages", "materials.CONTRACT");
        assertThat(seen.html().selectFirst("#changed").text()).contains("更正后虚构有限公司");
        assertThat(seen.html().selectFirst("#last-reasons").text()).contains("照片清晰可辨，请再核对");
        try (Guest atBrowser = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            atBrowser.open("/agency/review.xhtml?id=" + filing).look("corrected");
        }
    }

    private static void giveBack(Visitor reviewer, UUID filing, List<String> reasons) {
        reviewer.get("/agency/review.xhtml?id=" + filing);
        Visitor.Page held = reviewer.press("hold:claim", Map.of());
        Map<String, String> ticked = new HashMap<>();
        for (String reason : reasons) {
            ticked.put(
                    held.html().selectFirst("input[data-reason=" + reason + "]").attr("name"), "on");
        }
        assertThat(reviewer.press("form:return", ticked).errors()).isEmpty();
    }

    /** The edit has made the printed form outdated, so that it opens with it. */
    private static void uploadForm(Visitor applicant, UUID filing) {
        byte[] form = applicant.get("/files/" + filing + "/form").body();
        applicant.get(step(filing, "form"));
        int number = 0;
        for (byte[] page : Drawings.signed(form)) {
            Visitor.Page added = applicant.press(
                    "form:add", Map.of(), new FileField("pages", "again-" + ++number + ".jpg", "image/jpeg", page));
            assertThat(added.errors()).isEmpty();
        }
    }

    private static String step(UUID filing, String step) {
        return "/applicant/step.xhtml?id=" + filing + "&step=" + step;
    }
}
