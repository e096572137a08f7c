package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An officer narrows the queue, reads on, takes the next file, keeps a view; a manager assigns. */
@Order(96)
class QueuesIT extends ContainerTest {

    private static final int FILES = 60;
    private static final String NAMED =
            "/agency/index.xhtml?status=SUBMITTED&person=" + URLEncoder.encode("欧阳", StandardCharsets.UTF_8);

    @BeforeEach
    void lay() {
        ManyApplications.submit(BED.databaseUrl(), FILES);
    }

    @AfterEach
    void takeAway() {
        ManyApplications.takeAway(BED.databaseUrl());
    }

    @Test
    void the_queue_is_narrowed_read_on_kept_and_handed_out() {
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        Visitor.Page page = reviewer.get(NAMED);
        assertThat(page.html().select("#queue tbody tr")).hasSize(50);
        assertThat(page.html().select("#queue tbody th a").eachText()).allMatch(name -> name.startsWith("欧阳"));
        assertThat(page.html().select("#queue input"))
                .as("a reviewer assigns nothing")
                .isEmpty();
        Visitor.Page further = reviewer.get(
                "/agency/index.xhtml" + page.html().getElementById("to-later").attr("href"));
        assertThat(further.html().select("#queue tbody tr")).hasSize(FILES - 50);
        assertThat(further.html().getElementById("to-later")).isNull();
        Visitor.Page back = reviewer.get("/agency/index.xhtml"
                + further.html().getElementById("to-earlier").attr("href"));
        assertThat(names(back)).isEqualTo(names(page));

        reviewer.get(NAMED);
        Visitor.Page kept = reviewer.press("views:keep", Map.of("viewName", "复姓 <b>"));
        assertThat(kept.errors()).isEmpty();
        assertThat(kept.html().select(".chips a").eachText()).contains("复姓 <b>");
        assertThat(kept.html().select(".chips a[aria-current=page]")).hasSize(1);

        reviewer.get(NAMED);
        Visitor.Page opened = reviewer.press("line:next", Map.of());
        assertThat(opened.address().getPath()).isEqualTo("/agency/review.xhtml");
        Document mine = reviewer.get(NAMED + "&holder=mine").html();
        String file = mine.select("#queue tbody th a").attr("href").replaceAll(".*id=", "");
        assertThat(opened.address().getQuery()).contains(file);

        Visitor manager = Visitor.signedIn(BED.url(), "manager@demo.example");
        Document ticks = manager.get(NAMED).html();
        String colleague = ticks.select("#colleague option").stream()
                .filter(option -> option.text().equals("初审员乙"))
                .findFirst()
                .orElseThrow()
                .val();
        Visitor.Page assigned = manager.press("form:assign", Map.of("chosen", file, "colleague", colleague));
        assertThat(assigned.errors()).isEmpty();
        assertThat(assigned.html().select("#queue tbody tr").first().text()).contains("初审员乙");
        assertThat(manager.press("form:assign", Map.of("colleague", colleague)).errors())
                .hasSize(1);

        Visitor.Page told = reviewer.get(NAMED);
        assertThat(told.html().select("#handed-over li").eachText())
                .singleElement()
                .asString()
                .contains("初审负责人", "初审员乙", "SQ");
        assertThat(reviewer.press("told:noted", Map.of()).html().getElementById("handed-over"))
                .isNull();
    }

    @Test
    void the_queues_of_all_three_desks_look_as_they_should() {
        try (Guest manager = new Guest(BED)) {
            manager.signIn("manager@demo.example", Visitor.PASSWORD).open(NAMED).look("queue-agency");
            manager.open(NAMED + "&clock=OVERDUE").look("queue-agency-empty");
        }
        for (List<String> desk : List.of(
                List.of("centre@demo.example", "/centre/index.xhtml?status=AWAITING_APPROVAL", "queue-centre"),
                List.of("ministry@demo.example", "/ministry/queue.xhtml", "queue-ministry"))) {
            try (Guest officer = new Guest(BED)) {
                officer.signIn(desk.get(0), Visitor.PASSWORD).open(desk.get(1)).look(desk.get(2));
            }
        }
    }

    private static List<String> names(Visitor.Page page) {
        return page.html().select("#queue tbody th a").eachText();
    }
}
