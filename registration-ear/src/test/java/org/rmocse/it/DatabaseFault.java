package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rmocse.run.Ports;

/** PostgreSQL killed under load (F5), stopped, and cut off without a word (F6): an answer within five seconds, and no restart needed. */
class DatabaseFault {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final List<String> ASKED = List.of(
            "/look-up.xhtml?name=%E5%88%98&number=1",
            "/notices.xhtml", "/api/v1/health", "/api/v1/health/ready", "/agencies.xhtml", "/api/v1/announcements");

    private static FaultBed bed;

    @BeforeAll
    static void start() throws Exception {
        bed = new FaultBed("database");
        bed.start();
    }

    @AfterAll
    static void stop() throws Exception {
        bed.close();
    }

    @Test
    void a_database_that_is_stopped_is_told_soon_and_found_again_by_itself() throws Exception {
        bed.proxy().cut();
        requireUnavailable("stopped");
        bed.proxy().reset();
        Duration ready = bed.readyAgain();
        requireServed();
        FaultReport.add("F6 the database stopped", ASKED.size(), 0, 0, ready);
    }

    @Test
    void a_database_that_does_not_answer_is_told_soon_and_found_again_by_itself() throws Exception {
        requireServed();
        bed.proxy().holdAnswers();
        Thread.sleep(3500); // whoever asked in this moment waits for the connection's time-out; who comes now is told
        requireUnavailable("silent");
        bed.proxy().cut();
        bed.proxy().reset();
        Duration ready = bed.readyAgain();
        requireServed();
        FaultReport.add("F6 the database cut off without a word", ASKED.size(), 0, 0, ready);
    }

    @Test
    void a_database_killed_under_load_loses_nothing_that_was_acknowledged() throws Exception {
        List<FaultBed.Prepared> people = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            people.add(bed.prepared("公冶安" + (char) ('甲' + n)));
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int n = 0; n < 4; n++) {
            threads.submit(() -> {
                Visitor visitor = Visitor.at(bed.url());
                while (!over.get()) {
                    assertThat(visitor.get("/agencies.xhtml").status()).isIn(200, 503);
                    answers.incrementAndGet();
                }
                return null;
            });
        }
        bed.proxy().listen(statement -> {
            if (statement.sql().contains("insert into notification.outbox")) {
                try {
                    kill(bed.folder().resolve("postgres"));
                } catch (IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            }
            return true;
        });
        List<Future<Boolean>> receipts =
                people.stream().map(one -> threads.submit(one::isAcknowledged)).toList();
        List<Boolean> acknowledged = new ArrayList<>();
        for (Future<Boolean> receipt : receipts) {
            acknowledged.add(receipt.get(60, TimeUnit.SECONDS));
        }
        bed.proxy().reset();
        bed.databaseAt(startAgain(bed.folder().resolve("postgres")));
        Duration ready = bed.readyAgain();
        over.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answers.get()).as("answers under load").isGreaterThan(20);
        long lost = 0;
        for (int n = 0; n < people.size(); n++) {
            if (acknowledged.get(n) && !bed.status(people.get(n).id()).equals("SUBMITTED")) {
                lost++;
            }
        }
        assertThat(lost).as("receipts without a filing").isZero();
        bed.requireWhatMustHold("the database killed under load");
        for (FaultBed.Prepared one : people) {
            if (bed.status(one.id()).equals("DRAFT")) {
                assertThat(one.isAcknowledged()).isTrue();
            }
        }
        bed.requireWhatMustHold("in the end");
        FaultReport.add("F5 the database killed under load", 1, lost, 0, ready);
    }

    private static void requireUnavailable(String how) {
        Visitor visitor = Visitor.at(bed.url());
        assertThat(visitor.get("/api/v1/health/live").status()).as("it lives").isEqualTo(200);
        for (int round = 0; round < 2; round++) {
            for (String address : ASKED) {
                long begun = System.nanoTime();
                Visitor.Page answer = visitor.get(address);
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                assertThat(answer.status()).as(how + ", " + address).isEqualTo(503);
                assertThat(answer.header("Retry-After"))
                        .as(how + ", " + address)
                        .isPresent();
                assertThat(took).as(how + ", " + address).isLessThan(LONGEST);
            }
        }
    }

    private static void requireServed() {
        Visitor visitor = Visitor.at(bed.url());
        for (String address : ASKED) {
            assertThat(visitor.get(address).status()).as(address).isEqualTo(200);
        }
    }

    /** Kills the database and everything it has begun, as a power cut would. */
    private static void kill(Path data) throws IOException, InterruptedException {
        if (Files.notExists(data.resolve("postmaster.pid"))) {
            return;
        }
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle.of(postmaster).ifPresent(process -> {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        });
        for (int tries = 0;
                tries < 100
                        && ProcessHandle.of(postmaster)
                                .map(ProcessHandle::isAlive)
                                .orElse(false);
                tries++) {
            Thread.sleep(50);
        }
    }

    /** Starts it again over the same data, on another port, which it returns when it has recovered. */
    private static int startAgain(Path data) throws IOException, InterruptedException {
        String[] before = Files.readString(data.resolve("postmaster.opts"))
                .strip()
                .replace("\"", "")
                .split(" ");
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        int port = Ports.free();
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("unshare");
            command.add("-U");
        }
        command.addAll(List.of(
                before[0],
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "max_connections=120",
                "-c",
                "unix_socket_directories="));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(bed.folder().resolve("postgres-again.log").toFile())
                .start();
        String url = "jdbc:postgresql://localhost:" + port + "/postgres";
        for (int tries = 0; ; tries++) {
            try {
                DriverManager.getConnection(url, "postgres", "postgres").close();
                return port;
            } catch (SQLException notYet) {
                if (tries == 300) {
                    throw new IllegalStateException("the database did not come back", notYet);
                }
                Thread.sleep(100);
            }
        }
    }
}
