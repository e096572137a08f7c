package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * name, {@code -Dit.test=LookUpBenchmark}; needs pgbench and wrk, of Debian's packages {@code postgresql-15} and {@code wrk}.
 */
class LookUpBenchmark {

    private static final String[] FLAGS = {
        "-Xms512m", "-Xmx2g", "-XX:MaxMetaspaceSize=384m", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages"
    };
    private static final long FIRST = 2_000_000_000L;
    private static final int HOLDERS = 100_000;
    private static final int AT_ONCE = 16;

    /** Fewer while it gets warm, or they leave the compiler no processor. */
    private static final int WARM_AT_ONCE = 6;

    private static final int ROUNDS = 5;
    private static final Duration WARM = Duration.ofSeconds(100);
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final double LEAST_JSON = 0.15;
    private static final double LEAST_PAGE = 0.05;

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

    /** The same question of a visitor, one holder after the other in no order. */
    private static final String ASK =
            """
            local names = "%s"
            request = function()
              local n = math.random(1, %d)
              return wrk.format("GET", "%s" .. "name=" .. names .. n .. "&number=" .. string.format("1970%%07d", (%d + n) %% 10000000))
            end
            """;

    private static final String JSON = "/api/v1/registrations?";
    private static final String PAGE = "/look-up.xhtml?";
    private static final String NUMBER = "1970%07d";
    private static final int SAMPLES = 100;
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
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
                output(new ProcessBuilder(
                        "chrt", "--all-tasks", "--batch", "--pid", "0", String.valueOf(server.pid())));
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
                Path select = Files.writeString(folder.resolve("select.sql"), SELECT.formatted(HOLDERS, FIRST));
                String names = URLEncoder.encode("持证人", StandardCharsets.UTF_8);
                Path askJson =
                        Files.writeString(folder.resolve("json.lua"), ASK.formatted(names, HOLDERS, JSON, FIRST));
                Path askPage =
                        Files.writeString(folder.resolve("page.lua"), ASK.formatted(names, HOLDERS, PAGE, FIRST));
                requireFound(port, JSON);
                requireFound(port, PAGE);
                answered(port, askJson, WARM_AT_ONCE, WARM);
                answered(port, askPage, WARM_AT_ONCE, WARM);
                List<Double> json = new ArrayList<>();
                List<Double> page = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    double limit = selected(database.port(), select);
                    double asJson = answered(port, askJson, AT_ONCE, ROUND);
                    double asPage = answered(port, askPage, AT_ONCE, ROUND);
                    json.add(asJson / limit);
                    page.add(asPage / limit);
                    System.out.printf(
                            "pgbench %.0f/s, JSON %.0f/s (%.3f), page %.0f/s (%.3f)%n",
                            limit, asJson, asJson / limit, asPage, asPage / limit);
                }
                System.out.printf("median: JSON %.3f, page %.3f%n", median(json), median(page));
                assertThat(median(json)).isGreaterThan(LEAST_JSON);
                assertThat(median(page)).isGreaterThan(LEAST_PAGE);
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
                "postgres");
        builder.environment().put("PGPASSWORD", "postgres");
        return figure(A_SECOND, output(builder));
    }

    /** Answered look-ups a second, each of another holder, by so many visitors at once who wait for each answer. */
    private static double answered(int port, Path script, int atOnce, Duration time)
            throws IOException, InterruptedException {
        String output = output(new ProcessBuilder(
                "wrk",
                "--threads=2",
                "--connections=" + atOnce,
                "--duration=" + time.toSeconds() + "s",
                "--script=" + script,
                "http://localhost:" + port));
        assertThat(output).doesNotContain("Non-2xx", "Socket errors");
        return figure(REQUESTS, output);
    }

    /** Asks for some of the holders, and finds each in the answer. */
    private static void requireFound(int port, String address) throws IOException, InterruptedException {
        for (int n = 1; n <= HOLDERS; n += HOLDERS / SAMPLES) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address + "name="
                            + URLEncoder.encode("持证人" + n, StandardCharsets.UTF_8) + "&number="
                            + String.format(NUMBER, (FIRST + n) % 10_000_000)))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("持证人" + n, "化工有限公司");
        }
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }

    private static double figure(Pattern pattern, String output) {
        Matcher figure = pattern.matcher(output);
        if (!figure.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(figure.group(1));
    }
}
