package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rmocse.document.BucketServer;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/**
 * Two servers as a country would run them: nginx in front as it is shipped, files in a bucket, a broker apart from both under TLS. Each
 * timer's work is done once, what one wrote the other reads at once; the broker is killed, the bucket goes away, and one of the servers
 * dies while people are signed in to it.
 */
class NodesBehindNginxFault {

    private static final int PATIENCE_MILLIS = 3000;

    private static final String ADDRESS = "北京市西城区二龙路 35 号";

    @Test
    void what_stands_around_two_nodes_may_go_away_and_so_may_one_of_them() throws Exception {
        Path around = Path.of(System.getProperty("test.folder") + "-around").toAbsolutePath();
        int otherPort = Ports.free();
        String otherUrl = "http://localhost:" + otherPort;
        try (Broker broker = new Broker(around.resolve("broker"));
                BucketServer bucket = new BucketServer();
                FaultBed bed = new FaultBed("outside", environment(broker, bucket))) {
            broker.start();
            bed.start();
            try (Server other = bed.node("second", otherPort);
                    Nginx nginx = new Nginx(
                            around.resolve("nginx"),
                            List.of("127.0.0.1:" + port(bed.url()), "127.0.0.1:" + otherPort))) {
                FaultBed.awaitReady(other);
                List<FaultBed.Prepared> filed = new ArrayList<>();
                for (int n = 0; n < 5; n++) {
                    FaultBed.Prepared one = bed.prepared("百里安" + (char) ('甲' + n));
                    filed.add(n % 2 == 0 ? one : TwoNodesFault.at(otherUrl, one));
                }
                requireFilesInTheBucketAlone(bed, bucket);
                assertThat(broker.queue().listeners()).as("four of each node").isEqualTo(8);
                for (FaultBed.Prepared one : filed.subList(0, 2)) {
                    assertThat(one.isAcknowledged()).isTrue();
                }
                TwoNodesFault.requireEachNodeReadsWhatTheOtherWrote(
                        bed, otherUrl, filed.get(0).id());
                requireTheOtherNodeShowsItsFiles(otherUrl, filed.get(0));
                assertThat(bed.lostMails()).isZero();
                assertThat(broker.queue().messages()).as("messages of mails").isPositive();
                long doubled = TwoNodesFault.doubled(bed);
                assertThat(doubled).as("mails sent twice").isZero();
                TwoNodesFault.awaitSealed(bed);
                bed.requireWhatMustHold("two nodes behind nginx");
                assertThat(bed.check()).as("the command of the check").isZero();
                FaultReport.add("F13 two nodes behind nginx, files in a bucket, broker apart", 1, 0, doubled, null);

                killTheBroker(bed, broker, otherUrl, filed.get(2), filed.get(3));
                takeTheBucketAway(bed, bucket);
                killTheNodeOfASession(bed, other, nginx, filed.get(4));
            }
        }
    }

    private static Map<String, String> environment(Broker broker, BucketServer bucket) {
        Map<String, String> environment = new HashMap<>(broker.environment());
        environment.putAll(bucket.environment());
        environment.put("REGISTRATION_BEHIND_PROXY", "true");
        return environment;
    }

    private static void requireFilesInTheBucketAlone(FaultBed bed, BucketServer bucket) {
        assertThat(files(bucket))
                .isEqualTo(bed.count("select count(distinct (address, key_version)) from document.file"))
                .isPositive();
        assertThat(bed.folder().resolve("home/files")).doesNotExist();
    }

    /** How many there are, without what a server tries the bucket with. */
    private static long files(BucketServer bucket) {
        return bucket.keys().stream().filter(key -> !key.contains("/try/")).count();
    }

    private static void requireTheOtherNodeShowsItsFiles(String otherUrl, FaultBed.Prepared one) {
        Visitor colleague = Visitor.signedIn(otherUrl, "reviewer2@demo.example");
        Element file = colleague
                .get("/agency/review.xhtml?id=" + one.id())
                .html()
                .selectFirst("img[src*=/files/], a[href*=/files/]");
        assertThat(file).isNotNull();
        Visitor.Page shown = colleague.get(file.hasAttr("src") ? file.attr("src") : file.attr("href"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isNotEmpty();
    }

    /** Nobody waits for it, mail goes out all the same, and once it is back it is used again. */
    private static void killTheBroker(
            FaultBed bed, Broker broker, String otherUrl, FaultBed.Prepared without, FaultBed.Prepared again)
            throws Exception {
        broker.kill();
        awaitState(bed.url(), "DEGRADED");
        awaitState(otherUrl, "DEGRADED");
        long begun = System.nanoTime();
        assertThat(without.isAcknowledged()).isTrue();
        assertThat((System.nanoTime() - begun) / 1_000_000)
                .as("nobody waits for the broker")
                .isLessThan(PATIENCE_MILLIS);
        assertThat(bed.lostMails()).isZero();
        long killed = System.nanoTime();
        broker.start();
        awaitState(bed.url(), "UP");
        awaitState(otherUrl, "UP");
        for (int second = 0; second < 60 && broker.queue().listeners() < 8; second++) {
            Thread.sleep(1000);
        }
        assertThat(broker.queue().listeners()).as("listeners back").isEqualTo(8);
        Duration back = Duration.ofNanos(System.nanoTime() - killed);
        long before = broker.queue().messages();
        assertThat(again.isAcknowledged()).isTrue();
        assertThat(bed.lostMails()).isZero();
        assertThat(broker.queue().messages()).as("messages of mails").isGreaterThan(before);
        assertThat(TwoNodesFault.doubled(bed)).isZero();
        bed.requireWhatMustHold("broker killed and started again");
        FaultReport.add("F8 a broker apart killed and started again", 1, 0, 0, back);
    }

    /** An upload is refused with a number to ask by, nothing of it is left, and nothing is started again afterwards. */
    private static void takeTheBucketAway(FaultBed bed, BucketServer bucket) throws Exception {
        FaultBed.Prepared one = bed.prepared("百里安己");
        long rows = bed.count("select count(*) from document.file");
        long objects = files(bucket);
        bucket.stop();
        awaitState(bed.url(), "DOWN");
        one.applicant().get("/applicant/step.xhtml?id=" + one.id() + "&step=portrait");
        Visitor.Page refused = one.applicant()
                .press(
                        "form:save",
                        Map.of(),
                        new Visitor.FileField("fileId", "other.jpg", "image/jpeg", Drawings.portrait()));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(bed.count("select count(*) from document.file")).isEqualTo(rows);
        long begun = System.nanoTime();
        bucket.start();
        awaitState(bed.url(), "UP");
        Duration back = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(files(bucket)).isEqualTo(objects);
        Filer.portrait(one.applicant(), one.id());
        bed.requireWhatMustHold("bucket away and back");
        FaultReport.add("F10 the bucket of the files away", 1, 0, 0, back);
    }

    /** Whoever was on it is shown the same address by the other, signs in again and finds what was typed. */
    private static void killTheNodeOfASession(FaultBed bed, Server other, Nginx nginx, FaultBed.Prepared one)
            throws Exception {
        Visitor person = Visitor.through(nginx);
        person.signIn(one.candidate().email(), Candidate.PASSWORD);
        String step = "/applicant/step.xhtml?step=basic&id=" + one.id();
        person.get(step);
        assertThat(person.press("form:save", Map.of("address", ADDRESS)).errors())
                .isEmpty();
        person.get(step);
        List<String> log = nginx.log();
        boolean first = log.get(log.size() - 1).contains(":" + port(bed.url()) + "\"");
        (first ? bed.server() : other).kill();
        long killed = System.nanoTime();
        Visitor.Page page = person.get(step);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().getElementById("form:submit"))
                .as("asks to sign in again: " + page.address())
                .isNotNull();
        person.signIn(one.candidate().email(), Candidate.PASSWORD);
        Duration ready = Duration.ofNanos(System.nanoTime() - killed);
        person.get(step);
        assertThat(person.page().html().select("[name$=':address']").val()).isEqualTo(ADDRESS);
        assertThat(new FaultBed.Prepared(one.candidate(), person, one.id()).isAcknowledged())
                .isTrue();
        assertThat(bed.lostMails()).isZero();
        bed.requireWhatMustHold("the node of a session killed behind nginx");
        FaultReport.add("F15 a node dies under live sessions behind nginx", 1, 0, 0, ready);
    }

    private static void awaitState(String url, String state) throws InterruptedException {
        Visitor monitor = Visitor.at(url);
        String body = "{\"status\":\"" + state + "\"}";
        for (int tries = 0;
                tries < 300 && !monitor.get("/api/v1/health/ready").text().equals(body);
                tries++) {
            Thread.sleep(200);
        }
        assertThat(monitor.page().text()).isEqualTo(body);
    }

    private static String port(String url) {
        return url.substring(url.lastIndexOf(':') + 1);
    }
}
