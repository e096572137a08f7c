package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/** Two servers on one database and one file store: each timer's work is done once (F13), what one wrote the other reads at once, and one
 * of them dies while people are signed in to it (F15). */
class TwoNodesFault {

    @Test
    void two_nodes_do_everything_once_and_the_one_that_is_left_goes_on() throws Exception {
        try (FaultBed bed = new FaultBed("nodes")) {
            bed.start();
            int port = Ports.free();
            String otherUrl = "http://localhost:" + port;
            try (Server other = bed.node("second", port)) {
                FaultBed.awaitReady(other);
                List<FaultBed.Prepared> filed = new ArrayList<>();
                for (int n = 0; n < 4; n++) {
                    FaultBed.Prepared one = bed.prepared("钟离安" + (char) ('甲' + n));
                    filed.add(n % 2 == 0 ? one : at(otherUrl, one));
                }
                for (FaultBed.Prepared one : filed.subList(0, 3)) {
                    assertThat(one.isAcknowledged()).isTrue();
                }
                requireEachNodeReadsWhatTheOtherWrote(
                        bed, otherUrl, filed.get(0).id());
                assertThat(bed.lostMails()).isZero();
                long doubled = doubled(bed);
                assertThat(doubled).as("mails sent twice").isZero();
                awaitSealed(bed);
                bed.requireWhatMustHold("two nodes");
                FaultReport.add("F13 two nodes, each timer's work once", 1, 0, doubled, null);

                FaultBed.Prepared last = filed.get(3);
                Visitor there = Visitor.at(bed.url());
                there.signIn(last.candidate().email(), Candidate.PASSWORD);
                String step = "/applicant/step.xhtml?step=basic&id=" + last.id();
                there.get(step);
                assertThat(there.press("form:save", Map.of("address", "北京市西城区二龙路 35 号"))
                                .errors())
                        .isEmpty();
                bed.server().kill();
                long killed = System.nanoTime();
                Visitor here = Visitor.at(otherUrl);
                here.signIn(last.candidate().email(), Candidate.PASSWORD);
                Duration ready = Duration.ofNanos(System.nanoTime() - killed);
                here.get(step);
                assertThat(here.page().html().select("[name$=':address']").val())
                        .isEqualTo("北京市西城区二龙路 35 号");
                bed.requireWhatMustHold("one node killed");
                FaultReport.add("F15 a node dies under live sessions", 1, 0, 0, ready);
            }
        }
    }

    static FaultBed.Prepared at(String site, FaultBed.Prepared one) {
        Visitor visitor = Visitor.at(site);
        visitor.signIn(one.candidate().email(), Candidate.PASSWORD);
        return new FaultBed.Prepared(one.candidate(), visitor, one.id());
    }

    /** Nothing is kept in one server's memory that another may change. */
    static void requireEachNodeReadsWhatTheOtherWrote(FaultBed bed, String otherUrl, UUID id) {
        Visitor reviewer = Visitor.signedIn(bed.url(), "reviewer@demo.example");
        Visitor colleague = Visitor.signedIn(otherUrl, "reviewer2@demo.example");
        String page = "/agency/review.xhtml?id=" + id;
        reviewer.get(page);
        assertThat(reviewer.press("hold:claim", Map.of()).errors()).isEmpty();
        assertThat(colleague.get(page).html().getElementById("form:accept")).isNull();
        assertThat(reviewer.press("form:accept", Map.of()).errors()).isEmpty();
        assertThat(bed.status(id)).isEqualTo("UNDER_INITIAL_REVIEW");
        assertThat(reviewer.press("hold:release", Map.of()).errors()).isEmpty();
        colleague.get(page);
        assertThat(colleague.press("hold:claim", Map.of()).errors()).isEmpty();
    }

    static long doubled(FaultBed bed) throws Exception {
        Map<String, Integer> sent = new HashMap<>();
        for (MimeMessage message : bed.mail().messages()) {
            sent.merge(message.getMessageID(), 1, Integer::sum);
        }
        return sent.values().stream().filter(count -> count > 1).count();
    }

    /** Both nodes have a sealer; the chain is one all the same. */
    static void awaitSealed(FaultBed bed) throws InterruptedException {
        String unsealed =
                "select count(*) from audit.entry e where not exists (select from audit.seal s where s.entry_id = e.id)";
        for (int second = 0; second < 60 && bed.count(unsealed) > 0; second++) {
            Thread.sleep(1000);
        }
        assertThat(bed.count(unsealed)).as("entries not sealed").isZero();
        assertThat(bed.count("select count(*) - count(distinct entry_id) from audit.seal"))
                .as("sealed twice")
                .isZero();
    }
}
