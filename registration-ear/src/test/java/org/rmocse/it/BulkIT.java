package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Many files decided at once: seen before, followed while it runs, called off in its time, undone as a whole. */
@Order(96)
class BulkIT extends ContainerTest {

    private static final String LAID = "application_id > 5000000000";
    private static final String ACCOUNT =
            "(select account_id from account.sign_in_name where value = '%s@demo.example')";
    private static final String QUEUE =
            "/agency/index.xhtml?status=UNDER_INITIAL_REVIEW&person=" + URLEncoder.encode("欧阳", StandardCharsets.UTF_8);

    @BeforeEach
    void lay() {
        ManyApplications.submit(BED.databaseUrl(), 200);
        BED.sql("update application.application set status = 'UNDER_INITIAL_REVIEW' where id > 5000000000;"
                + "update application.work_item set status = 'UNDER_INITIAL_REVIEW' where " + LAID);
    }

    @AfterEach
    void takeAway() {
        BED.sql("delete from application.reason where " + LAID + "; delete from application.move where " + LAID
                + "; delete from application.bulk_order"
                + "; delete from account.tie where relation = '批量'");
        ManyApplications.takeAway(BED.databaseUrl());
    }

    @Test
    void of_two_hundred_all_pass_but_five_each_for_a_reason_of_its_own_and_the_passes_are_undone() {
        block();
        List<String> files =
                BED.column("select public_id from application.application where id > 5000000000 order by id");
        try (Guest reviewer = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            reviewer.open(QUEUE);
            reviewer.press("bulk-PASS_INITIAL");
            assertThat(reviewer.page().locator("#errors").innerText()).contains("请至少选择一项");
            reviewer.page().locator("[data-every]").check();
            reviewer.look("bulk-queue").press("bulk-PASS_INITIAL");
            assertThat(Integer.parseInt(reviewer.text("#will-count"))
                            + Integer.parseInt(reviewer.text("#will-not-count")))
                    .as("a page of the queue")
                    .isEqualTo(50);

            reviewer.open("/agency/bulk.xhtml?action=PASS_INITIAL&files=" + packed(files));
            assertThat(reviewer.text("#will-count")).isEqualTo("195");
            assertThat(reviewer.text("#will-not-count")).isEqualTo("5");
            assertReasons(reviewer.text("#will-not"));
            reviewer.fill("note", "材料齐全").look("bulk-preview").press("form:confirm");

            assertThat(reviewer.page().locator("#bar").getAttribute("max")).isEqualTo("200");
            reviewer.page().waitForSelector("#moved");
            assertThat(reviewer.page().locator("#bar").getAttribute("value")).isEqualTo("200");
            assertThat(reviewer.text("#moved")).isEqualTo("195");
            assertThat(reviewer.text("#not-moved")).isEqualTo("5");
            assertReasons(reviewer.text("#lines"));
            reviewer.look("bulk-done");
            String report = new String(
                    reviewer.download(reviewer.page().locator("#report").getAttribute("href")), StandardCharsets.UTF_8);
            assertThat(report.split("\r\n")).hasSize(201);
            assertReasons(report);
            assertThat(passed()).isEqualTo(196);

            String order = reviewer.page().url();
            reviewer.press("deeds:undo");
            reviewer.page().waitForSelector("#moved");
            assertThat(reviewer.text("#moved")).isEqualTo("195");
            assertThat(passed()).as("but the colleague's").isEqualTo(1);
            reviewer.open(order);
            assertThat(reviewer.page().locator("#undone").count()).isEqualTo(1);
            assertThat(reviewer.page().locator("[id='deeds:undo']").count()).isZero();
            reviewer.open("/agency/bulk.xhtml").look("bulk-latest");
            assertThat(reviewer.page().locator("#latest tbody tr").count()).isEqualTo(2);
        }
    }

    @Test
    void a_return_is_called_off_in_its_time_or_begins_before_it() {
        List<String> files =
                BED.column("select public_id from application.application where id > 5000000000 order by id limit 3");
        String address = "/agency/bulk.xhtml?action=RETURN&files=" + packed(files);
        try (Guest reviewer = new Guest(BED).signIn("reviewer@demo.example", Visitor.PASSWORD)) {
            reviewer.open(address).press("form:confirm");
            assertThat(reviewer.page().locator("#errors").count())
                    .as("no reason")
                    .isEqualTo(1);
            reviewer.page().locator("[data-reason=CONTRACT_INCOMPLETE]").check();
            reviewer.press("form:look");
            assertThat(reviewer.text("#letter")).contains("合同");
            reviewer.look("bulk-return").press("form:confirm");
            reviewer.page()
                    .waitForFunction(
                            "() => /[0-5]:[0-5][0-9]/.test(document.querySelector('[data-countdown]').textContent)");
            reviewer.look("bulk-window").press("deeds:callOff");
            assertThat(reviewer.text("#bulk-state")).isEqualTo("已取消");
            assertThat(reviewer.text("#lines")).contains("开始办理前已取消");
            assertThat(BED.count("select count(*) from application.move where " + LAID))
                    .isZero();
            assertThat(mails(files)).isZero();

            reviewer.open(address);
            reviewer.page().locator("[data-reason=CONTRACT_INCOMPLETE]").check();
            reviewer.press("form:confirm").press("deeds:beginNow");
            reviewer.page().waitForSelector("#moved");
            assertThat(reviewer.text("#moved")).isEqualTo("3");
            assertThat(mails(files)).isEqualTo(3);
        }
    }

    @Test
    void at_the_centre_nobody_passes_what_he_passed_before() {
        BED.sql(
                "update application.application set status = 'REPORTED', report_batch_id = 1 where id <= 5000000003 and id > 5000000000;"
                        + "update application.work_item set status = 'REPORTED' where application_id <= 5000000003 and "
                        + LAID + ";"
                        + "update application.application set initial_reviewer_id = " + ACCOUNT.formatted("centre")
                        + " where id = 5000000002");
        List<String> files = BED.column(
                "select public_id from application.application where id > 5000000000 and id <= 5000000003 order by id");
        try (Guest centre = new Guest(BED).signIn("centre@demo.example", Visitor.PASSWORD)) {
            centre.open("/centre/bulk.xhtml?action=PASS_FINAL&files=" + packed(files));
            assertThat(centre.text("#will-not")).contains("您已办理过该申请的前一环节，须由他人办理");
            centre.page().setViewportSize(390, 844);
            centre.look("bulk-centre-390").press("form:confirm");
            centre.page().waitForSelector("#moved");
            assertThat(centre.text("#moved")).isEqualTo("2");
            centre.look("bulk-centre-done-390");
            String address = centre.page().url().replaceFirst("https?://[^/]+", "");
            Visitor reviewer = Visitor.signedIn(BED.url(), "reviewer@demo.example");
            for (String others :
                    List.of(address.replace("/centre/", "/agency/"), "/agency/bulk/" + address.replaceAll(".*=", ""))) {
                assertThat(reviewer.get(others).status()).as(others).isEqualTo(404);
            }
        }
    }

    /** Held by a colleague, withdrawn, decided, not accepted yet, and somebody the reviewer is bound to. */
    private static void block() {
        String other = ACCOUNT.formatted("reviewer2");
        BED.sql("update application.work_item set officer_id = " + other
                + ", officer_name = '初审员乙', claimed_at = now() where application_id = 5000000011;"
                + "update application.application set status = 'WITHDRAWN' where id = 5000000012;"
                + "delete from application.work_item where application_id = 5000000012;"
                + "update application.application set status = 'INITIAL_PASSED', initial_reviewer_id = " + other
                + " where id = 5000000013;"
                + "update application.work_item set status = 'INITIAL_PASSED' where application_id = 5000000013;"
                + "insert into application.move (application_id, action, from_status, to_status, round, at, actor_id, actor_name)"
                + " values (5000000013, 'PASS_INITIAL', 'UNDER_INITIAL_REVIEW', 'INITIAL_PASSED', 1, now(), " + other
                + ", '初审员乙');"
                + "update application.application set status = 'SUBMITTED' where id = 5000000014;"
                + "update application.work_item set status = 'SUBMITTED' where application_id = 5000000014;"
                + "insert into account.tie (public_id, account_id, kind, person_id, label, relation, declared_at)"
                + " values (gen_random_uuid(), " + ACCOUNT.formatted("reviewer")
                + ", 'PERSON', 5000000015, '欧阳15', '批量', now())");
    }

    private static void assertReasons(String said) {
        assertThat(said)
                .contains("该申请由 初审员乙 于 ")
                .contains("现为“已撤回”")
                .contains("现为“待上报”，初审员乙 于 ")
                .contains("现为“待受理”")
                .contains("依规回避");
    }

    private static long passed() {
        return BED.count(
                "select count(*) from application.application where id > 5000000000 and status = 'INITIAL_PASSED'");
    }

    private static long mails(List<String> files) {
        return files.stream()
                .mapToLong(file -> BED.count(
                        "select count(*) from notification.outbox where subject_id = ?", UUID.fromString(file)))
                .sum();
    }

    /** Many files in an address, as the buttons beneath a queue write it. */
    private static String packed(List<String> files) {
        ByteBuffer bytes = ByteBuffer.allocate(files.size() * 16);
        files.stream().map(UUID::fromString).forEach(id -> bytes.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
