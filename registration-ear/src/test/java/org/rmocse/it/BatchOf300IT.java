package org.rmocse.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The ministry approves three hundred at once and sees mails and prints follow, without loading the page again. */
@Order(59)
class BatchOf300IT extends ContainerTest {

    private static final int PEOPLE = 300;
    private static final int SERIES = 300;
    private static final String THEIRS = " between 300000001 and 300000300";

    @BeforeEach
    void lay() {
        BED.sql("update application.application set approval_batch_id = null where approval_batch_id ="
                + " (select id from application.approval_batch where status = 'OPEN')");
        BED.sql("delete from application.approval_batch where status = 'OPEN'");
        ManyApplications.openBatch(BED.databaseUrl(), SERIES, PEOPLE);
        BED.sql("update applicant.person set portrait_file_id = (select p.portrait_file_id from applicant.person p"
                + " join document.file f on f.id = p.portrait_file_id where f.address <> 'none' order by p.id limit 1)"
                + " where id" + THEIRS);
        assertThat(BED.count("select count(*) from applicant.person where portrait_file_id is not null and id" + THEIRS))
                .as("somebody has a portrait to lend")
                .isEqualTo(PEOPLE);
    }

    /** Nothing of theirs is left for the tests of production. */
    @AfterEach
    void takeOffTheDesk() {
        BED.sql("update certificate.copy y set status = 'VOID' from certificate.certificate c, certificate.registration r"
                + " where c.id = y.certificate_id and r.id = c.registration_id and r.person_id" + THEIRS);
    }

    @Test
    void mails_and_prints_follow_the_approval_under_a_bar() {
        try (Guest ministry = new Guest(BED).signIn("ministry@demo.example", Visitor.PASSWORD)) {
            ministry.open("/ministry/index.xhtml").look("batch-of-300");
            ministry.page().locator("#approval summary").click();
            ministry.press("form:approve").look("batch-of-300-approved");
            assertThat(ministry.page().url()).contains("/ministry/batch.xhtml?id=");
            assertThat(ministry.text(".tally")).contains(String.valueOf(PEOPLE));

            assertThat(ministry.page().locator("#following"))
                    .hasAttribute("data-over", "true", new HasAttributeOptions().setTimeout(30_000));
            assertThat(ministry.text("#mails .done-count")).isEqualTo(String.valueOf(PEOPLE));
            assertThat(ministry.text("#prints .done-count")).isEqualTo(String.valueOf(PEOPLE));
            assertThat(ministry.page().locator("#following .refused").count()).isZero();
            ministry.look("batch-of-300-over");
        }
        String batch = "(select b.public_id from application.approval_batch b join application.application a"
                + " on a.approval_batch_id = b.id where a.id = 300000001)";
        assertThat(BED.count("select people from publicity.announcement where batch = " + batch))
                .isEqualTo(PEOPLE);
        double seconds = Double.parseDouble(BED.column("select extract(epoch from max(p.prepared_at) - min(p.prepared_at))::text"
                        + " from certificate.prepared p join certificate.certificate c on c.id = p.certificate_id"
                        + " join certificate.registration r on r.id = c.registration_id where r.person_id" + THEIRS)
                .get(0));
        System.out.printf("prepared %d in %.1f s%n", PEOPLE, seconds);
    }
}
