package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rmocse.it.FaultBed.Prepared;

/** Submitting while the server is killed (F1), and with its connection to the database cut at each statement in turn (F2, F3). */
class SubmittingFault {

    private static final int PEOPLE = 6;
    private static final int ROUNDS = 3;

    /** The first statement that only a submission executes. */
    private static final String SUBMISSION = "'application.submit'";

    private static FaultBed bed;

    @BeforeAll
    static void start() throws Exception {
        bed = new FaultBed("submitting");
        bed.start();
    }

    @AfterAll
    static void stop() throws Exception {
        bed.close();
    }

    @Test
    void whoever_got_a_receipt_is_filed_once_though_the_server_was_killed() throws Exception {
        List<Prepared> waiting = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            waiting.add(bed.prepared("申屠安" + (char) ('甲' + n)));
        }
        Set<UUID> acknowledged = new HashSet<>();
        Duration slowest = Duration.ZERO;
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        for (int round = 0; round < ROUNDS; round++) {
            CountDownLatch submitting = new CountDownLatch(1 + round);
            bed.proxy().listen(statement -> {
                if (statement.sql().contains("insert into application.move")) {
                    submitting.countDown();
                }
                return true;
            });
            List<Future<Boolean>> answers = waiting.stream()
                    .map(one -> threads.submit(one::isAcknowledged))
                    .toList();
            submitting.await(20, TimeUnit.SECONDS);
            Thread.sleep(40L * round); // each round a little later
            bed.server().kill();
            for (int n = 0; n < answers.size(); n++) {
                if (answers.get(n).get()) {
                    acknowledged.add(waiting.get(n).id());
                }
            }
            bed.proxy().reset();
            Duration ready = bed.start();
            slowest = ready.compareTo(slowest) > 0 ? ready : slowest;
            bed.requireWhatMustHold("killed while submitting, round " + round);
            for (UUID filed : acknowledged) {
                assertThat(bed.status(filed)).as("was given a receipt").isEqualTo("SUBMITTED");
            }
            waiting.removeIf(one -> bed.status(one.id()).equals("SUBMITTED"));
            waiting.replaceAll(SubmittingFault::signedInAgain);
        }
        threads.shutdown();
        for (Prepared one : waiting) {
            assertThat(one.isAcknowledged()).as("submitted after all").isTrue();
        }
        bed.requireWhatMustHold("in the end");
        assertThat(bed.lostMails()).isZero();
        FaultReport.add("F1 killed while " + PEOPLE + " people submit", ROUNDS, 0, 0, slowest);
    }

    private static Prepared signedInAgain(Prepared one) {
        Visitor again = Visitor.at(bed.url());
        again.signIn(one.candidate().email(), Candidate.PASSWORD);
        return new Prepared(one.candidate(), again, one.id());
    }

    @Test
    void a_connection_cut_at_any_statement_of_a_submission_leaves_nothing_or_all() throws Exception {
        Prepared counted = bed.prepared("闻人安");
        List<String> statements = new ArrayList<>();
        bed.proxy().listen(new OfTransaction(SUBMISSION, (number, sql) -> {
            statements.add(sql);
            return true;
        })::lets);
        assertThat(counted.isAcknowledged()).isTrue();
        bed.proxy().reset();
        int count = statements.size();
        assertThat(count).as("statements of a submission").isGreaterThan(5);

        Prepared victim = bed.prepared("闾丘安");
        int cut = 0;
        for (int at = 1; at <= count; at++) {
            int number = at;
            AtomicInteger reached = new AtomicInteger();
            bed.proxy().listen(new OfTransaction(SUBMISSION, (n, sql) -> {
                reached.set(n);
                return n < number;
            })::lets);
            boolean receipt = victim.isAcknowledged();
            bed.proxy().reset();
            assertThat(reached.get())
                    .as("the transaction came as far as statement " + at)
                    .isEqualTo(number);
            assertThat(receipt).as("cut at " + at).isFalse();
            assertThat(bed.status(victim.id()))
                    .as("cut at " + at + " of " + count)
                    .isEqualTo("DRAFT");
            bed.requireWhatMustHold("cut at statement " + at);
            cut++;
        }
        assertThat(victim.isAcknowledged()).as("without restarting anything").isTrue();
        bed.requireWhatMustHold("in the end");
        FaultReport.add("F2 the connection cut at each statement of a submission", cut, 0, 0, null);
    }

    @Test
    void an_answer_that_is_lost_after_the_commit_is_given_again() throws Exception {
        Prepared one = bed.prepared("濮阳安");
        bed.proxy().listen(new OfTransaction(SUBMISSION, (n, sql) -> {
            if (sql.equals("COMMIT")) {
                bed.proxy().holdAnswers();
            }
            return true;
        })::lets);
        Thread submitting = new Thread(one::isAcknowledged);
        submitting.start();
        for (int tries = 0; tries < 200 && !bed.status(one.id()).equals("SUBMITTED"); tries++) {
            Thread.sleep(50);
        }
        assertThat(bed.status(one.id())).isEqualTo("SUBMITTED");
        bed.server().kill();
        submitting.join(30_000);
        bed.proxy().reset();
        Duration ready = bed.start();
        bed.requireWhatMustHold("after the commit");
        Prepared again = signedInAgain(one);
        again.applicant().get("/applicant/apply.xhtml?id=" + one.id());
        assertThat(again.applicant().page().html().getElementById("receipt"))
                .as("the receipt is there")
                .isNotNull();
        assertThat(bed.lostMails()).isZero();
        FaultReport.add("F3 halt after the commit and before the answer", 1, 0, 0, ready);
    }
}
