package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Submitting an application to the EAR as it ships: all of it or nothing, once and not twice, and two officers at once. */
@Order(40)
class SubmittingIT extends ContainerTest {

    /** Lets the writing of one table fail for one application. */
    private static final String FAIL =
            """
            create function public.fail_for_test() returns trigger language plpgsql as $$
            begin raise exception 'made to fail'; end $$;
            create trigger fail_for_test before insert on <table> for each row when (<condition>)
                execute function public.fail_for_test();
            """;

    @Test
    void a_submit_that_fails_leaves_nothing_and_sends_nothing_and_works_later() throws Exception {
        Candidate candidate = Candidate.next("程安");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        Mailbox mailbox = new Mailbox(BED.mail(), candidate.email());
        int mails = mailbox.all().size();

        for (List<String> broken : List.of(
                List.of("application.move", "new.actor_name = '程安'"),
                List.of("audit.entry", "new.actor_name = '程安' and new.action = 'application.SUBMIT'"),
                List.of("notification.outbox", "new.subject_id = '" + id + "'"))) {
            BED.sql(FAIL.replace("<table>", broken.get(0)).replace("<condition>", broken.get(1)));
            try {
                Visitor.Page page = Filer.submit(applicant, id);
                assertThat(page.status()).as(broken.get(0)).isEqualTo(500);
                assertThat(page.html().select("main strong").text())
                        .as("a reference number to ask with")
                        .matches("[0-9A-F]{12}");
                assertThat(Files.readString(BED.server().log()))
                        .as("and found by it")
                        .contains("Reference "
                                + page.html().select("main strong").text() + ": POST /applicant/apply.xhtml");
                assertThat(page.text()).doesNotContain("Exception").doesNotContain("made to fail");
            } finally {
                BED.sql("drop function public.fail_for_test cascade");
            }
            assertThat(traces(id))
                    .as("after " + broken.get(0) + " failed")
                    .containsExactly("DRAFT", "0", "0", "0", "0");
        }
        Thread.sleep(2000);
        assertThat(mailbox.all()).as("no mail after a rollback").hasSize(mails);

        Visitor.Page page = Filer.submit(applicant, id);
        assertThat(page.errors()).isEmpty();
        assertThat(traces(id)).containsExactly("SUBMITTED", "1", "1", "1", "1");
        mailbox.await(page.html().getElementById("receipt").text());
    }

    /** Status, history, audit, outbox and queue rows of an application. */
    private static List<String> traces(UUID id) {
        return BED.column(
                """
                select unnest(array[a.status,
                    (select count(*) from application.move where application_id = a.id)::text,
                    (select count(*) from audit.entry where object_id = a.public_id and action = 'application.SUBMIT')::text,
                    (select count(*) from notification.outbox where subject_id = a.public_id)::text,
                    (select count(*) from application.work_item where application_id = a.id)::text])
                from application.application a where a.public_id = ?
                """,
                id);
    }

    @Test
    void the_same_submit_twice_at_once_gives_one_application_and_the_same_receipt() throws Exception {
        Candidate candidate = Candidate.next("戚晓");
        Visitor first = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(first, candidate);
        Visitor second = Visitor.at(BED.url());
        second.signIn(candidate.email(), Candidate.PASSWORD);

        List<Visitor.Page> pages = atOnce(() -> Filer.submit(first, id), () -> Filer.submit(second, id));
        assertThat(pages).allSatisfy(page -> assertThat(page.errors()).isEmpty());
        assertThat(pages.stream()
                        .map(page -> page.html().getElementById("receipt").text())
                        .distinct())
                .hasSize(1);
        assertThat(traces(id)).containsExactly("SUBMITTED", "1", "1", "1", "1");

        second.get("/applicant/index.xhtml");
        assertThat(second.page().html().getElementById("begin:start"))
                .as("nothing else can be begun while one is open")
                .isNull();
    }

    @Test
    void of_two_reviewers_at_once_one_gets_the_file_and_the_other_learns_who() throws Exception {
        Candidate candidate = Candidate.next("庄睿");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        Filer.submit(applicant, id);
        Visitor one = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        Visitor other = Visitor.signedIn(BED.url(), "reviewer2@demo.example");
        one.get("/agency/review.xhtml?id=" + id);
        other.get("/agency/review.xhtml?id=" + id);

        List<Visitor.Page> claims =
                atOnce(() -> one.press("hold:claim", Map.of()), () -> other.press("hold:claim", Map.of()));
        String holder = BED.column(
                        "select w.officer_name from application.work_item w join application.application a on a.id = w.application_id"
                                + " where a.public_id = ?",
                        id)
                .get(0);
        assertThat(claims.stream().filter(page -> page.errors().isEmpty())).hasSize(1);
        assertThat(claims.stream()
                        .filter(page -> !page.errors().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .errors())
                .anySatisfy(error -> assertThat(error).contains(holder));
    }

    @Test
    void of_two_decisions_at_once_one_stands_and_the_other_is_told_who_and_when() throws Exception {
        Candidate candidate = Candidate.next("翁岚");
        Visitor applicant = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(applicant, candidate);
        Filer.submit(applicant, id);
        Visitor one = Visitor.signedIn(BED.url(), "reviewer@demo.example");
        Visitor other = Visitor.signedIn(BED.url(), "reviewer2@demo.example");
        one.get("/agency/review.xhtml?id=" + id);
        other.get("/agency/review.xhtml?id=" + id);

        List<Visitor.Page> accepts =
                atOnce(() -> one.press("form:accept", Map.of()), () -> other.press("form:accept", Map.of()));
        String winner = BED.column(
                        "select m.actor_name from application.move m join application.application a on a.id = m.application_id"
                                + " where a.public_id = ? and m.action = 'ACCEPT'",
                        id)
                .get(0);
        assertThat(BED.count(
                        "select count(*) from application.move m join application.application a on a.id = m.application_id"
                                + " where a.public_id = ? and m.action = 'ACCEPT'",
                        id))
                .isEqualTo(1);
        List<String> told =
                accepts.stream().flatMap(page -> page.errors().stream()).toList();
        assertThat(told).anySatisfy(error -> assertThat(error).contains(winner));
    }

    @Test
    void somebody_elses_documents_and_application_are_not_found() throws InterruptedException {
        Candidate candidate = Candidate.next("骆青");
        Visitor owner = Filer.register(BED, candidate);
        UUID id = Filer.fillIn(owner, candidate);
        String material = BED.column(
                        "select m.public_id from application.material m join application.application a on a.id = m.application_id"
                                + " where a.public_id = ? limit 1",
                        id)
                .get(0);
        List<String> addresses = List.of(
                "/applicant/apply.xhtml?id=" + id,
                "/applicant/step.xhtml?step=work&id=" + id,
                "/files/" + id + "/portrait",
                "/files/" + id + "/form",
                "/files/" + id + "/" + material,
                "/files/" + id + "/" + material + "/0");
        for (String address : addresses) {
            assertThat(owner.get(address).status()).as("own " + address).isEqualTo(200);
        }
        for (String stranger : List.of(
                "lin@demo.example", "reviewer@demo.example", "centre@demo.example", "certificate@demo.example")) {
            Visitor visitor = Visitor.signedIn(BED.url(), stranger);
            for (String address : addresses) {
                assertThat(visitor.get(address).status())
                        .as(stranger + " at " + address)
                        .isIn(403, 404);
            }
        }
    }

    private static <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            Future<T> one = threads.submit(() -> after(start, first));
            Future<T> other = threads.submit(() -> after(start, second));
            return List.of(one.get(), other.get());
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T after(CyclicBarrier start, Callable<T> work) throws Exception {
        start.await();
        return work.call();
    }
}
