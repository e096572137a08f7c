package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The officers of the test accounts, each signed in once, who bring filings on through their pages. */
final class Desks {

    private final Visitor reviewer;
    private final Visitor manager;
    private final Visitor centre;
    private final Visitor ministry;
    private final Visitor certificates;
    private final TestBed bed;

    Desks(TestBed bed) {
        this.bed = bed;
        reviewer = Visitor.signedIn(bed.url(), "reviewer@demo.example");
        manager = Visitor.signedIn(bed.url(), "manager@demo.example");
        centre = Visitor.signedIn(bed.url(), "centre@demo.example");
        ministry = Visitor.signedIn(bed.url(), "ministry@demo.example");
        certificates = Visitor.signedIn(bed.url(), "certificate@demo.example");
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

    /** What is printed of the item with that code, a label or a certificate. */
    byte[] print(String item, String code) {
        return done(certificates.get("/files/" + item + "/" + code)).body();
    }

    /** The item with that code is made, sent and received, so that it waits for its holder. */
    void bringToTheAgency(String code) {
        Map<String, String> chosen = Map.of(
                "chosen",
                bed.column(
                                "select y.public_id::text from certificate.copy y join certificate.certificate c on c.id = y.certificate_id where c.code = ?",
                                code)
                        .get(0));
        certificates.get("/certificate/index.xhtml?status=TO_PRODUCE");
        done(certificates.press("form:produced", chosen));
        certificates.get("/certificate/index.xhtml?status=PRODUCED");
        Map<String, String> sent = new HashMap<>(chosen);
        sent.put("trackingNumber", "EMS1234567890");
        done(certificates.press("form:dispatched", sent));
        manager.get("/agency/collection.xhtml?status=DISPATCHED");
        done(manager.press("list:received", chosen));
    }

    private static Visitor.Page done(Visitor.Page page) {
        assertThat(page.status()).as(page.address().toString()).isEqualTo(200);
        assertThat(page.errors()).as(page.address().toString()).isEmpty();
        return page;
    }
}
