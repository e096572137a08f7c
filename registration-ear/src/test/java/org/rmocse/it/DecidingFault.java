package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each decision of each desk, its connection to the database cut at the first, second, third … statement until it goes through (F2). */
class DecidingFault {

    /** What every move begins with. */
    private static final String MOVE = "with move as (";

    private FaultBed bed;
    private int cuts;

    @Test
    void a_decision_that_is_cut_off_anywhere_was_not_made() throws Exception {
        try (FaultBed started = new FaultBed("deciding")) {
            bed = started;
            bed.start();
            FaultBed.Prepared filed = bed.prepared("澹台安");
            assertThat(filed.isAcknowledged()).isTrue();
            UUID id = filed.id();
            Visitor reviewer = Visitor.signedIn(bed.url(), "reviewer@demo.example");
            Visitor manager = Visitor.signedIn(bed.url(), "manager@demo.example");
            Visitor centre = Visitor.signedIn(bed.url(), "centre@demo.example");
            Visitor ministry = Visitor.signedIn(bed.url(), "ministry@demo.example");
            String agencyPage = "/agency/review.xhtml?id=" + id;
            String centrePage = "/centre/review.xhtml?id=" + id;
            reviewer.get(agencyPage);
            reviewer.press("hold:claim", Map.of());
            decide("accept", id, () -> press(reviewer, agencyPage, "form:accept", Map.of()));
            decide("pass", id, () -> press(reviewer, agencyPage, "form:pass", Map.of("note", "材料齐全。")));
            decide(
                    "report",
                    id,
                    () -> press(manager, "/agency/report.xhtml", "form:report", Map.of("chosen", id.toString())));
            centre.get(centrePage);
            centre.press("hold:claim", Map.of());
            decide("pass finally", id, () -> press(centre, centrePage, "form:pass", Map.of()));
            ministry.get("/ministry/index.xhtml");
            ministry.press("waiting:add", Map.of("chosen", id.toString()));
            decide("approve", id, () -> press(ministry, "/ministry/index.xhtml", "form:approve", Map.of()));
            assertThat(bed.status(id)).isEqualTo("APPROVED");
            assertThat(bed.lostMails()).isZero();
            FaultReport.add("F2 the connection cut at each statement of five decisions", cuts, 0, 0, null);
        }
    }

    private void decide(String what, UUID id, Supplier<Visitor.Page> press) {
        String before = bed.status(id);
        for (int at = 1; ; at++) {
            int number = at;
            AtomicBoolean cut = new AtomicBoolean();
            bed.proxy().listen(new OfTransaction(MOVE, (n, sql) -> {
                cut.set(n == number);
                return n < number;
            })::lets);
            Visitor.Page answer = press.get();
            bed.proxy().reset();
            bed.requireWhatMustHold(what + " cut at statement " + at);
            if (!cut.get()) {
                assertThat(answer.status()).as(what).isEqualTo(200);
                assertThat(answer.errors()).as(what).isEmpty();
                assertThat(bed.status(id)).as(what).isNotEqualTo(before);
                assertThat(at).as("statements of " + what).isGreaterThan(2);
                return;
            }
            cuts++;
            assertThat(answer.status()).as(what + " cut at statement " + at).isEqualTo(503);
            assertThat(answer.header("Retry-After")).as(what).isPresent();
            assertThat(bed.status(id)).as(what + " cut at statement " + at).isEqualTo(before);
        }
    }

    private static Visitor.Page press(Visitor officer, String page, String button, Map<String, String> fields) {
        officer.get(page);
        return officer.press(button, fields);
    }
}
