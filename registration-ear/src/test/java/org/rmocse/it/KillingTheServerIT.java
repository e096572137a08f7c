package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.run.Database;
import org.rmocse.run.MailSink;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/**
 * The server is killed at counted statements of approving 300 applications, the moment after the last one included, then
 * started again: each time everything stands or nothing does, and approving once more ends with one list and contiguous
 * numbers. Where the approval itself is broken off, {@code BrokenOffApprovalDbIT} tries ten points; here it is the whole server
 * that dies, its mail and its broker with it. A plain process, since Arquillian would take a killed server for its own failure.
 */
@Order(60)
class KillingTheServerIT {

    private static final int PEOPLE = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String FIRST_STATEMENT = "application.approval_batch where public_id";

    private final Path folder = Path.of(System.getProperty("test.folder") + "-kill");
    private final int port = Ports.free();
    private Database database;
    private MailSink mail;
    private StatementProxy proxy;
    private Server server;
    private int series;

    @Test
    void approving_a_batch_is_all_or_nothing_wherever_the_server_dies() throws Exception {
        TestBed.deleteAll(folder);
        Files.createDirectories(folder.resolve("home"));
        try (Database data = Database.start(folder.resolve("postgres"));
                MailSink sink = MailSink.start();
                StatementProxy between = new StatementProxy(data.port())) {
            database = data;
            mail = sink;
            proxy = between;
            start();
            int statements = statementsOfAnApproval();
            openBatch(PEOPLE);
            for (int at : killPoints(statements)) {
                killAt(at);
                start();
                requireAllOrNothing("killed before statement " + at + " of " + statements);
                assertThat(approved())
                        .as("the commit had not reached the database")
                        .isZero();
            }
            killAfterCommit();
            start();
            requireAllOrNothing("killed after the commit, before its answer");
            assertThat(approved()).as("the commit had reached the database").isEqualTo(PEOPLE);
            requireNothingLeftToApprove();
            requireAllOrNothing("looked at once more");
            requireOneMailEach();
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }

    /** Approves a batch of three undisturbed and counts, the commit included. */
    private int statementsOfAnApproval() throws InterruptedException {
        openBatch(3);
        AtomicInteger count = new AtomicInteger();
        CountDownLatch committed = new CountDownLatch(1);
        proxy.listen(new Approval((number, statement) -> {
            count.set(number);
            if (statement.sql().equals("COMMIT")) {
                committed.countDown();
            }
            return true;
        })::lets);
        approve();
        assertThat(committed.await(10, TimeUnit.SECONDS)).isTrue();
        proxy.reset();
        assertThat(count.get()).as("statements of an approval").isGreaterThan(8);
        return count.get();
    }

    /** The first, one in the middle, and the commit; the database test breaks off at ten. */
    private static Set<Integer> killPoints(int statements) {
        return new TreeSet<>(Set.of(1, statements / 2, statements));
    }

    private void killAt(int number) throws InterruptedException {
        CountDownLatch dead = new CountDownLatch(1);
        proxy.listen(new Approval((at, statement) -> {
            if (at == number) {
                kill();
                dead.countDown();
            }
            return at < number;
        })::lets);
        approveAndDie();
        assertThat(dead.await(30, TimeUnit.SECONDS))
                .as("killed at statement " + number)
                .isTrue();
        proxy.reset();
    }

    private void killAfterCommit() throws InterruptedException {
        CountDownLatch committing = new CountDownLatch(1);
        proxy.listen(new Approval((at, statement) -> {
            if (statement.sql().equals("COMMIT")) {
                proxy.holdAnswers();
                committing.countDown();
            }
            return true;
        })::lets);
        Thread approving = new Thread(this::approveAndDie);
        approving.start();
        assertThat(committing.await(60, TimeUnit.SECONDS)).isTrue();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (approved() < PEOPLE && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        kill();
        approving.join();
        proxy.reset();
    }

    /** Numbers the statements of the transaction that approves. */
    private static final class Approval {

        interface Listener {

            boolean lets(int number, StatementProxy.Statement statement);
        }

        private final Listener listener;
        private Object connection;
        private int number;

        Approval(Listener listener) {
            this.listener = listener;
        }

        synchronized boolean lets(StatementProxy.Statement statement) {
            if (connection == null && statement.sql().contains(FIRST_STATEMENT)) {
                connection = statement.connection();
            }
            if (statement.connection() != connection) {
                return true;
            }
            number++;
            boolean lets = listener.lets(number, statement);
            if (statement.sql().equals("COMMIT")) {
                connection = new Object();
            }
            return lets;
        }
    }

    private void start() throws IOException, InterruptedException {
        server = Server.start(
                TestBed.wildfly(),
                folder.resolve("server"),
                "standalone-full.xml",
                TestBed.ear(),
                port,
                TestBed.environment(
                        "test", folder, site(), "jdbc:postgresql://localhost:" + proxy.port() + "/postgres", mail));
        assertThat(server.awaitHealth(PATIENCE))
                .as("ready, see " + server.log())
                .isTrue();
    }

    private void kill() {
        try {
            server.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String site() {
        return "http://localhost:" + port;
    }

    private void approve() {
        Visitor officer = Visitor.signedIn(site(), "ministry@demo.example");
        officer.get("/ministry/index.xhtml");
        officer.press("form:approve", Map.of());
        assertThat(officer.page().status()).isEqualTo(200);
        assertThat(officer.page().errors()).isEmpty();
    }

    /** Whoever got no answer comes back, finds the batch approved, and has no button to approve it again. */
    private void requireNothingLeftToApprove() {
        Visitor officer = Visitor.signedIn(site(), "ministry@demo.example");
        officer.get("/ministry/index.xhtml");
        assertThat(officer.page().status()).isEqualTo(200);
        assertThat(officer.page().html().getElementById("form:approve")).isNull();
    }

    private void approveAndDie() {
        try {
            approve();
            throw new AssertionError("the server answered although it was killed");
        } catch (UncheckedIOException noAnswer) {
            // as it should be: whoever pressed the button does not know what became of it
        }
    }

    private void openBatch(int people) {
        ManyApplications.openBatch(database.url(), ++series, people);
    }

    private long approved() {
        return count(
                "select count(*) from application.application where status = 'APPROVED' and id / 1000000 = " + series);
    }

    /** Whatever an approval writes is there for all of the batch or for nobody, and the numbers of the year have no gap. */
    private void requireAllOrNothing(String when) {
        long approved = approved();
        assertThat(approved).as(when).isIn(0L, (long) PEOPLE);
        String batch = " join application.application a on a.id / 1000000 = " + series + " and ";
        Map<String, Long> written = new LinkedHashMap<>();
        written.put(
                "registrations",
                count("select count(*) from certificate.registration r" + batch + "a.person_id = r.person_id"));
        written.put("terms", count("select count(*) from certificate.term t" + batch + "a.public_id = t.basis"));
        written.put(
                "copies",
                count(
                        "select count(*) from certificate.copy c join certificate.certificate f on f.id = c.certificate_id"
                                + " join certificate.term t on t.id = f.term_id" + batch + "a.public_id = t.basis"));
        written.put(
                "history",
                count("select count(*) from application.move m" + batch
                        + "a.id = m.application_id and m.action = 'APPROVE'"));
        written.put(
                "audit",
                count("select count(*) from audit.entry e" + batch
                        + "a.public_id = e.object_id and e.action = 'application.APPROVE'"));
        written.put(
                "notices",
                count("select count(*) from notification.outbox o" + batch
                        + "a.public_id = o.subject_id and o.type = 'APPLICATION_APPROVED'"));
        written.put(
                "announced",
                count("select count(*) from publicity.announcement_entry e" + batch + "a.public_id = e.application"));
        written.put(
                "left the desks",
                PEOPLE
                        - count("select count(*) from application.work_item where application_id / 1000000 = "
                                + series));
        assertThat(written.values()).as(when + ": " + written).containsOnly(approved);
        assertThat(count("select count(*) from publicity.announcement"))
                .as(when + ": lists")
                .isEqualTo(approved == 0 ? 1 : 2);
        assertThat(count("select count(*) from certificate.registration"))
                .as(when + ": numbers without a gap")
                .isEqualTo(approved + 3)
                .isEqualTo(
                        count(
                                "select max(right(number, 7)::int) - min(right(number, 7)::int) + 1 from certificate.registration"))
                .isEqualTo(count("select last_number from certificate.number_counter"));
    }

    private void requireOneMailEach() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        String unsent = "select count(*) from notification.outbox where status <> 'SENT'";
        while (count(unsent) > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        assertThat(count(unsent)).as("notices not sent").isZero();
        Map<String, Set<String>> mails = new HashMap<>();
        for (MimeMessage message : mail.messages()) {
            mails.computeIfAbsent(message.getAllRecipients()[0].toString(), one -> new HashSet<>())
                    .add(message.getMessageID());
        }
        for (int n = 1; n <= PEOPLE; n++) {
            String person = "p" + (series * 1_000_000L + n) + "@load.example";
            assertThat(mails.get(person)).as("mails to " + person).hasSize(1);
        }
    }

    private long count(String query) {
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
