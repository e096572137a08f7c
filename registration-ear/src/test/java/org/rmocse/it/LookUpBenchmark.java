package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.rmocse.certificate.RegisterLoad;
import org.rmocse.run.Database;
import org.rmocse.run.MailSink;
import org.rmocse.run.Ports;
import org.rmocse.run.Server;

/**
 * How many look-ups a second the server answers, as JSON and as the page, against what pgbench gets of the same rows from the same
 * database over as many connections, in turns (B1). The server has the flags of the unit that is shipped. Not in the suite; run by
 * name, {@code -Dit.test=LookUpBenchmark}; needs pgbench, of Debian's package {@code postgresql-15}.
 */
class LookUpBenchmark {

    private static final String[] FLAGS = {
        "-Xms512m",
        "-Xmx2g",
        "-XX:MaxMetaspaceSize=384m",
        "-XX:StartFlightRecording=filename=/tmp/b1.jfr,settings=profile,dumponexit=true"
    };
    private static final long FIRST = 2_000_000_000L;
    private static final int HOLDERS = 100_000;
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 5;
    private static final Duration WARM = Duration.ofSeconds(25);
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final double LEAST_JSON = 0.15;
    private static final double LEAST_HTML = 0.05;

    /** What a look-up reads, as one statement. */
    private static final String SELECT =
            """
            \\set n random(1, %d)
            select p.name, r.number, r.category, r.employer_name, r.ending, r.ended_on, r.ended_by_rule, t.valid_from, t.valid_to
            from certificate.registration r
            join lateral (select * from certificate.term where registration_id = r.id order by id desc limit 1) t on true
            join applicant.person p on p.id = r.person_id
            where r.number = '1970' || lpad(((%d + :n) %% 10000000)::text, 7, '0');
            """;

    private static final Pattern A_SECOND = Pattern.compile("tps = ([\\d.]+)");

    @Test
    void the_public_is_answered_a_fair_share_of_what_the_database_answers() throws Exception {
        Path folder = Path.of(System.getProperty("test.folder") + "-look-up").toAbsolutePath();
        TestBed.deleteAll(folder);
        Files.createDirectories(folder.resolve("home"));
        try (Database database = Database.start(folder.resolve("postgres"));
                MailSink mail = MailSink.start()) {
            int port = Ports.free();
            Map<String, String> environment =
                    TestBed.environment("test", folder, "http://localhost:" + port, database.url(), mail);
            try (Server server = Server.start(
                    TestBed.wildfly(),
                    folder.resolve("server"),
                    "standalone-full.xml",
                    TestBed.ear(),
                    port,
                    environment,
                    FLAGS)) {
                FaultBed.awaitReady(server);
                Jdbi jdbi = Jdbi.create(database.url(), "postgres", "postgres");
                List<Long> agencies = jdbi.withHandle(handle -> handle.createQuery("select id from agency.agency")
                        .mapTo(Long.class)
                        .list());
                RegisterLoad.lay(jdbi, FIRST, HOLDERS, agencies, LocalDate.now());
                jdbi.useHandle(handle -> {
                    handle.execute(
                            "update shared.policy_parameter set value = '100000' where name like 'limit.look_up.%'"
                                    + " and name <> 'limit.look_up.seconds'");
                    handle.execute(
                            "update shared.policy_parameter set value = '1' where name = 'limit.look_up.seconds'");
                });
                Path script = Files.writeString(folder.resolve("select.sql"), SELECT.formatted(HOLDERS, FIRST));
                answered(port, "/api/v1/registrations?", WARM);
                answered(port, "/look-up.xhtml?", WARM);
                List<Double> json = new ArrayList<>();
                List<Double> html = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    double limit = selected(database.port(), script);
                    double asJson = answered(port, "/api/v1/registrations?", ROUND);
                    double asPage = answered(port, "/look-up.xhtml?", ROUND);
                    json.add(asJson / limit);
                    html.add(asPage / limit);
                    System.out.printf(
                            "pgbench %.0f/s, JSON %.0f/s (%.3f), page %.0f/s (%.3f)%n",
                            limit, asJson, asJson / limit, asPage, asPage / limit);
                }
                System.out.printf("median: JSON %.3f, page %.3f%n", median(json), median(html));
                assertThat(median(json)).isGreaterThan(LEAST_JSON);
                assertThat(median(html)).isGreaterThan(LEAST_HTML);
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** Selects a second. */
    private static double selected(int port, Path script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + AT_ONCE,
                        "--jobs=2",
                        "--time=" + ROUND.toSeconds(),
                        "--file=" + script,
                        "--host=localhost",
                        "--port=" + port,
                        "--username=postgres",
                        "postgres")
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", "postgres");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = A_SECOND.matcher(output);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** Look-ups a second, each of another holder, by so many visitors at once who wait for each answer. */
    private static double answered(int port, String address, Duration time) throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(AT_ONCE);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Future<Long>> all = new ArrayList<>();
        for (int visitor = 0; visitor < AT_ONCE; visitor++) {
            all.add(visitors.submit(() -> {
                long answers = 0;
                try (Socket socket = new Socket("localhost", port);
                        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
                    while (System.nanoTime() < end) {
                        ask(socket.getOutputStream(), address);
                        requireFound(in);
                        answers++;
                    }
                }
                return answers;
            }));
        }
        long sum = 0;
        for (Future<Long> one : all) {
            sum += one.get();
        }
        visitors.shutdown();
        return sum / ((System.nanoTime() - begun) / 1e9);
    }

    private static void ask(OutputStream out, String address) throws IOException {
        long n = 1 + ThreadLocalRandom.current().nextInt(HOLDERS);
        String question = "name=" + URLEncoder.encode("持证人" + n, StandardCharsets.UTF_8) + "&number=1970"
                + String.format("%07d", (FIRST + n) % 10_000_000);
        out.write(("GET " + address + question + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads one answer to its end. */
    private static void requireFound(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String small = header.toLowerCase(java.util.Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
            chunked |= small.startsWith("transfer-encoding:") && small.endsWith("chunked");
        }
        StringBuilder body = new StringBuilder();
        if (chunked) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line(in);
            }
            line(in);
        } else {
            body.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        if (!status.contains(" 200 ") || body.indexOf("持证人") < 0) {
            throw new IllegalStateException(status + " " + body);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the connection ended");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
