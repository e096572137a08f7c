package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The ministry leafs through many files that wait, puts them into the batch at once, and sees it beside the last one. */
@Order(97)
class ApprovalPreviewIT extends ContainerTest {

    private static final String LAID = "id > 5000000000";

    private List<String> batched;

    @BeforeEach
    void lay() {
        batched = inTheBatch();
        ManyApplications.submit(BED.databaseUrl(), 130);
        BED.sql("update application.application set status = 'AWAITING_APPROVAL' where " + LAID);
    }

    /** The batch holds again what it held before. */
    @AfterEach
    void takeAway() {
        BED.sql("update application.application set approval_batch_id = null where status = 'AWAITING_APPROVAL'");
        batched.forEach(file -> BED.sql(
                "update application.application set approval_batch_id = (select id from application.approval_batch"
                        + " where status = 'OPEN') where public_id = '" + file + "'"));
        ManyApplications.takeAway(BED.databaseUrl());
    }

    @Test
    void more_than_a_hundred_are_leafed_through_put_in_at_once_and_compared_with_the_last_batch() {
        try (Guest officer = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            officer.open("/ministry/index.xhtml?agency=PROV-11&kind=INITIAL");
            assertThat(officer.page().locator("#waiting-files tbody tr").count())
                    .isEqualTo(100);
            officer.look("preview-waiting");
            officer.follow(officer.page().locator("#waiting-files-later"));
            int rest = officer.page().locator("#waiting-files tbody tr").count();
            assertThat(rest).isBetween(30, 99);
            int held = batched.size();
            officer.press("waiting:addAll");
            assertThat(inTheBatch()).hasSize(held + 100 + rest);
            assertThat(officer.text("#in-batch-shown")).contains("第 1 至 100 件");

            int last = Integer.parseInt(BED.column(
                            "select people from application.approval_batch where status = 'APPROVED' order by approved_at desc limit 1")
                    .get(0));
            assertThat(officer.text("#last")).contains("上批次 " + last + " 件");
            assertThat(officer.text("#last .change")).contains("+" + (held + 100 + rest - last));
            assertThat(officer.text("#by-kind")).contains("上批次").contains("初始注册");
            officer.look("preview-batch");
            officer.page().setViewportSize(390, 844);
            officer.look("preview-batch-390");
            officer.press("batch:removeAll");
            assertThat(inTheBatch()).isEmpty();
        }
    }

    private static List<String> inTheBatch() {
        return BED.column("select a.public_id from application.application a join application.approval_batch b"
                + " on b.id = a.approval_batch_id where b.status = 'OPEN' order by a.id");
    }
}
