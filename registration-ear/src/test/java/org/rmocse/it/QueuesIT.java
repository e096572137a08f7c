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
    private static final int TOLD_MS = 1_100;

    /** By then a connection that nobody uses has told the database's statistics what it read before. */
    private static final int FORGOTTEN_MS = 11_000;

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
        assertThat(page.html().select("#assignment"))
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

    /** Every question that an officer's rights depend on reads the officer's ties: so often was it asked. */
    @Test
    void a_page_of_fifty_asks_no_more_than_a_page_of_one() throws InterruptedException {
        Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        String one = NAMED + "&receipt="
                + BED.column("select receipt_number from application.work_item where application_id = 5000000001")
                        .get(0);
        assertThat(reviewer.get(one).html().select("#queue tbody tr")).hasSize(1);
        Thread.sleep(FORGOTTEN_MS);
        long ofOne = asked(reviewer, one);
        long ofFifty = asked(reviewer, NAMED);
        assertThat(ofFifty)
                .as("asked by a page of fifty; by one of one: " + ofOne)
                .isLessThanOrEqualTo(ofOne + 5);
    }

    private static long asked(Visitor reviewer, String address) throws InterruptedException {
        long before = settled(reviewer);
        reviewer.get(address);
        return settled(reviewer) - before;
    }

    /** A connection tells what it read when it is used again after a second. */
    private static long settled(Visitor reviewer) throws InterruptedException {
        Thread.sleep(TOLD_MS);
        reviewer.get("/ties.xhtml");
        return BED.count("select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_all_tables"
                + " where schemaname = 'account' and relname = 'tie'");
    }

    @Test
    void all_of_a_filter_is_decided_about_and_what_is_set_aside_or_late_is_seen() {
        BED.sql("update application.work_item set held_reason = '等待单位来函说明劳动合同', held_by = '初审员甲', held_at = now(),"
                + " held_until = current_date + 9, due_on = current_date - 3 where application_id = 5000000001;"
                + "update application.work_item set status = 'UNDER_INITIAL_REVIEW', due_on = current_date - 2"
                + " where application_id = 5000000002");
        try (Guest reviewer = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            reviewer.open(NAMED);
            assertThat(reviewer.page().locator(".held-back").allInnerTexts())
                    .singleElement()
                    .asString()
                    .contains("暂缓至 20", "等待单位来函说明劳动合同");
            reviewer.page().locator("#whole").check();
            assertThat(reviewer.text("[data-picked]")).contains(String.valueOf(FILES - 1));
            reviewer.press("bulk-ACCEPT");
            assertThat(Integer.parseInt(reviewer.text("#will-count"))
                            + Integer.parseInt(reviewer.text("#will-not-count")))
                    .isEqualTo(FILES - 1);

            reviewer.open(NAMED);
            String late =
                    reviewer.page().locator("#overdue a").first().innerText().replaceAll("\\D", "");
            reviewer.page().locator("#overdue a").first().click();
            assertThat(reviewer.page().locator("#queue tbody tr").count()).isEqualTo(Integer.parseInt(late));
            assertThat(reviewer.page().locator("#queue .due.overdue").count()).isEqualTo(Integer.parseInt(late));
            assertThat(reviewer.page().locator("#overdue a[aria-current=true]").count())
                    .isEqualTo(1);
            assertThat(reviewer.page().locator("#whole").count())
                    .as("a page is all")
                    .isZero();
            reviewer.page().setViewportSize(390, 844);
            reviewer.look("queue-late-390");
        }
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
