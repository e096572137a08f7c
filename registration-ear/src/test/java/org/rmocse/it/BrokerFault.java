package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The broker fed with messages that nobody can do anything with (F9), and without room for its journal (F10): mail goes out all the same. */
class BrokerFault {

    /** What its configuration allows a message that its listener failed to take. */
    private static final int MAX_DELIVERIES = 5;

    private static final int PEOPLE = 6;

    private static FaultBed bed;
    private static SmallDisk disk;

    @BeforeAll
    static void start() throws Exception {
        bed = new FaultBed("broker");
        disk = SmallDisk.under(bed.folder().resolve("server/data/activemq"), "200m");
        bed.start();
        Path war = bed.folder().resolve("server/deployments/poison.war");
        Files.createDirectories(war);
        try (InputStream page = BrokerFault.class.getResourceAsStream("/poison.jsp")) {
            Files.copy(page, war.resolve("index.jsp"));
        }
        Files.createFile(war.resolveSibling("poison.war.dodeploy"));
        assertThat(bed.server().awaitAnswer("/poison/index.jsp?kind=text&text=", "sent", Duration.ofMinutes(1)))
                .isTrue();
    }

    @AfterAll
    static void stop() throws Exception {
        bed.close();
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void messages_that_name_no_notices_are_dropped_at_once_and_hold_up_no_mail() throws Exception {
        List<String> poison = List.of(
                "kind=object",
                "kind=bytes",
                "kind=map",
                "kind=empty",
                "kind=text&text=",
                "kind=text&text=,",
                "kind=text&text=drop%20table",
                "kind=text&text=99999999999999999999999",
                "kind=text&text=-1,0,9000000000000000000",
                "kind=long");
        FaultBed.Prepared one = bed.prepared("南门安");
        long dead = queue("DLQ", "messages-added");
        long dropped = dropped();
        for (String message : poison) {
            send(message);
        }
        assertThat(one.isAcknowledged()).isTrue();
        new Mailbox(bed.mail(), one.candidate().email()).await("SL");
        for (int tries = 0; tries < 100 && waiting() > 0; tries++) {
            Thread.sleep(100);
        }
        assertThat(waiting()).as("left on the queue after ten seconds").isZero();
        assertThat(queue("DLQ", "messages-added")).as("none of them failed").isEqualTo(dead);
        assertThat(dropped() - dropped)
                .as("told once each, but for the one that names notices which are not there")
                .isEqualTo(poison.size() - 1);
        assertThat(bed.lostMails()).isZero();
        bed.readyAgain();
        bed.requireWhatMustHold("poison on the queue");
        FaultReport.add("F9 messages that name no notices", poison.size(), 0, 0, null);
    }

    @Test
    void a_message_whose_listener_always_fails_ends_with_the_dead_ones() throws Exception {
        FaultBed.Prepared one = bed.prepared("西门安");
        bed.sql(
                """
                create sequence public.tries;
                grant usage on sequence public.tries to public;
                create function public.fail_for_test() returns trigger language plpgsql as $$
                begin perform nextval('public.tries'); raise exception 'made to fail'; end $$;
                create trigger fail_for_test before update on notification.outbox for each row
                    when (new.recipient = 'poison@example.org') execute function public.fail_for_test();
                insert into notification.outbox (public_id, type, recipient, locale, details, status, next_attempt_at, created_at)
                    values (gen_random_uuid(), 'ACCOUNT_LINK', 'poison@example.org', 'zh-CN', '{}', 'WAITING', now(), now());
                """);
        try {
            long dead = queue("DLQ", "messages-added");
            long begun = System.nanoTime();
            send("kind=text&text="
                    + bed.column("select id from notification.outbox where recipient = 'poison@example.org'")
                            .get(0));
            assertThat(one.isAcknowledged()).isTrue();
            new Mailbox(bed.mail(), one.candidate().email()).await("SL");
            for (int second = 0; second < 60 && queue("DLQ", "messages-added") == dead; second++) {
                Thread.sleep(1000);
            }
            assertThat(queue("DLQ", "messages-added")).as("dead letters").isEqualTo(dead + 1);
            assertThat(waiting()).as("left on the queue").isZero();
            long sweeps = Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 10 + 1;
            assertThat(bed.count("select last_value from public.tries"))
                    .as("deliveries, and what the timer tried meanwhile")
                    .isBetween((long) MAX_DELIVERIES, MAX_DELIVERIES + sweeps);
            bed.readyAgain();
            FaultReport.add("F9 a message whose listener always fails", MAX_DELIVERIES, 0, 0, null);
        } finally {
            bed.sql(
                    """
                    drop trigger fail_for_test on notification.outbox;
                    delete from notification.outbox where recipient = 'poison@example.org';
                    """);
        }
        assertThat(bed.lostMails()).isZero();
        bed.requireWhatMustHold("a dead letter");
    }

    @Test
    void without_room_for_the_journal_people_file_and_their_mail_goes_out() throws Exception {
        List<FaultBed.Prepared> people = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            people.add(bed.prepared("北门安" + (char) ('甲' + n)));
        }
        Files.write(bed.folder().resolve("server/data/activemq/of-others"), new byte[SmallDisk.PAGE]);
        disk.fill();
        Thread.sleep(6000); // the broker looks at its disk every five seconds
        for (FaultBed.Prepared one : people) {
            long begun = System.nanoTime();
            assertThat(one.isAcknowledged()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("nobody waits for the broker")
                    .isLessThan(Duration.ofSeconds(5));
        }
        assertThat(bed.lostMails())
                .as("mails not sent while the journal was full")
                .isZero();
        assertThat(Visitor.at(bed.url()).get("/api/v1/health/ready").status()).isEqualTo(200);
        bed.requireWhatMustHold("the disk of the journal full");

        disk.empty();
        Duration ready = bed.readyAgain();
        long taken = queue("registrationMail", "messages-added");
        for (int second = 0; second < 60 && queue("registrationMail", "messages-added") == taken; second++) {
            Visitor asking = Visitor.at(bed.url());
            asking.get("/reset-password.xhtml");
            asking.press("form:submit", Map.of("name", people.get(0).candidate().email()));
            Thread.sleep(1000);
        }
        assertThat(queue("registrationMail", "messages-added"))
                .as("the broker takes messages again")
                .isGreaterThan(taken);
        assertThat(bed.lostMails()).isZero();
        FaultReport.add("F10 the disk of the broker's journal full", PEOPLE, 0, 0, ready);
    }

    private static long dropped() throws IOException {
        return Files.readString(bed.server().log())
                .lines()
                .filter(line -> line.contains("names no notices and is dropped"))
                .count();
    }

    private static void send(String message) {
        Visitor.Page answer = Visitor.at(bed.url()).get("/poison/index.jsp?" + message);
        assertThat(answer.text()).as(message).contains("sent");
    }

    private static long waiting() throws IOException {
        return queue("registrationMail", "message-count");
    }

    private static long queue(String name, String figure) throws IOException {
        ModelNode address = new ModelNode()
                .add("subsystem", "messaging-activemq")
                .add("server", "default")
                .add("jms-queue", name);
        try (ModelControllerClient client =
                ModelControllerClient.Factory.create("127.0.0.1", bed.server().managementPort())) {
            ModelNode outcome = client.execute(Operations.createReadAttributeOperation(address, figure));
            assertThat(Operations.isSuccessfulOutcome(outcome))
                    .as(outcome::toString)
                    .isTrue();
            return Operations.readResult(outcome).asLong();
        }
    }
}
