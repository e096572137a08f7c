package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

/** The officers of the test accounts, each signed in once, who bring filings on through their pages. */
final class Desks {

    private final Visitor reviewer;
    private final Visitor manager;
    private final Visitor centre;
    private final Visitor ministry;

    Desks(TestBed bed) {
        reviewer = Visitor.signedIn(bed.url(), "reviewer@demo.example");
        manager = Visitor.signedIn(bed.url(), "manager@demo.example");
        centre = Visitor.signedIn(bed.url(), "centre@demo.example");
        ministry = Visitor.signedIn(bed.url(), "ministry@demo.example");
    }

    /** From the agency to the ministry's decision. */
    void approve(UUID... filings) {
        for (UUID filing : filings) {
            passInitially(filing);
            done(report(filing));
            passFinally(filing);
        }
        decide(filings);
    }

    /** Claimed, accepted and passed at the agency. */
    void passInitially(UUID filing) {
        reviewer.get("/agency/review.xhtml?id=" + filing);
        done(reviewer.press("hold:claim", Map.of()));
        done(reviewer.press("form:accept", Map.of()));
        done(reviewer.press("form:pass", Map.of("note", "材料齐全，符合条件。")));
    }

    /** The original is handed in at the agency. */
    void receiveOriginal(UUID filing) {
        reviewer.get("/agency/review.xhtml?id=" + filing);
        done(reviewer.press("original:receive", Map.of()));
    }

    /** Reports upward what was passed; the page that answers may say why not. */
    Visitor.Page report(UUID filing) {
        manager.get("/agency/report.xhtml");
        return manager.press("form:report", Map.of("chosen", filing.toString()));
    }

    /** Claimed and passed at the centre; the page it was judged by. */
    Visitor.Page passFinally(UUID filing) {
        centre.get("/centre/review.xhtml?id=" + filing);
        Visitor.Page judged = done(centre.press("hold:claim", Map.of()));
        done(centre.press("form:pass", Map.of()));
        return judged;
    }

    /** Approved by the ministry, in one batch. */
    void decide(UUID... filings) {
        for (UUID filing : filings) {
            ministry.get("/ministry/index.xhtml");
            done(ministry.press("waiting:add", Map.of("chosen", filing.toString())));
        }
        done(ministry.press("form:approve", Map.of()));
    }

    private static Visitor.Page done(Visitor.Page page) {
        assertThat(page.status()).as(page.address().toString()).isEqualTo(200);
        assertThat(page.errors()).as(page.address().toString()).isEmpty();
        return page;
    }
}
