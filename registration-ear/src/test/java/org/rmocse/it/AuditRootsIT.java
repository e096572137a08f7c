package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The trail of a running server is sealed by itself, and the end of a day's chain is there for people and for machines. */
@Order(94)
class AuditRootsIT extends ContainerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void what_was_done_is_sealed_within_seconds_and_a_day_that_is_over_is_published() throws Exception {
        BED.column("update audit.seal_progress set day = (now() at time zone 'Asia/Shanghai')::date - 1"
                + " where day > all (select day + 1 from audit.root) returning day::text");
        String written = BED.column("select max(id)::text from audit.entry").get(0);
        await("select 1 from audit.seal where entry_id = " + written);
        await("select 1 from audit.root where day = (now() at time zone 'Asia/Shanghai')::date - 1");

        List<String> roots = BED.column("select encode(hash, 'hex') from audit.root order by day desc");
        Visitor.Page machine = Visitor.at(BED.url()).get("/api/v1/audit/roots");
        assertThat(Json.createReader(new StringReader(machine.text())).readArray())
                .extracting(root -> root.asJsonObject().getString("sha256"))
                .containsExactlyElementsOf(roots);
        try (Guest stranger = new Guest(BED)) {
            stranger.open("/audit-roots.xhtml").look("audit-roots");
            assertThat(stranger.page().locator("#roots tbody code").allTextContents())
                    .containsExactlyElementsOf(roots);
            stranger.page().setViewportSize(390, 844);
            stranger.open("/audit-roots.xhtml?lang=en").look("audit-roots-narrow");
        }
    }

    private static void await(String query) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (BED.column(query).isEmpty() && Instant.now().isBefore(until)) {
            Thread.sleep(250);
        }
        assertThat(BED.column(query)).as(query).isNotEmpty();
    }
}
