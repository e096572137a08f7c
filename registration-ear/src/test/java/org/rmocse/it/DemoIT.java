package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rmocse.load.StartBenchmark;
import org.rmocse.run.Database;
import org.rmocse.run.MailSink;
import org.rmocse.run.Ports;
import org.rmocse.run.RunCheck;
import org.rmocse.run.Server;

/** What a newcomer finds in the demo: something to do at every desk, laid once and never again. */
@Order(70)
class DemoIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MEMORY_MB = 900;
    private static final Map<String, Integer> FILES = Map.of(
            "SUBMITTED", 2,
            "RETURNED", 1,
            "UNDER_INITIAL_REVIEW", 1,
            "INITIAL_PASSED", 1,
            "REPORTED", 1,
            "AWAITING_APPROVAL", 2,
            "APPROVED", 9);

    private static final String COPIES = "select status, count(*) from certificate.copy group by status";
    private static final String RUNS = "select made_at is not null, count(*) from certificate.print_run group by 1";
    private static final Map<String, Integer> MADE = Map.of(
            "TO_PRODUCE", 3,
            "PRODUCED", 2,
            "DISPATCHED", 2,
            "AT_AGENCY", 1,
            "COLLECTED", 1,
            "VOID", 1);

    private final Path folder = Path.of(System.getProperty("test.folder") + "-demo");
    private final int port = Ports.free();
    private final String site = "http://localhost:" + port;

    @Test
    void has_something_to_do_at_every_desk() throws Exception {
        TestBed.deleteAll(folder);
        Files.createDirectories(folder.resolve("home"));
        try (Database database = Database.start(folder.resolve("postgres"));
                MailSink mail = MailSink.start()) {
            try (Server server = start(database, mail)) {
                assertThat(files(database)).isEqualTo(FILES);
                assertThat(rows(database, COPIES)).isEqualTo(MADE);
                shows("lu@demo.example", "/applicant/index.xhtml", "退回补正");
                shows("reviewer@demo.example", "/agency/index.xhtml", "沈清和", "顾书遥");
                shows("manager@demo.example", "/agency/report.xhtml", "古丽米热·阿不都热合曼");
                shows("manager@demo.example", "/agency/collection.xhtml?status=AT_AGENCY", "韩雨桐");
                shows("centre@demo.example", "/centre/index.xhtml", "叶知秋");
                shows("training@demo.example", "/education/index.xhtml", "attendance.csv", "待答复的学员异议：1 件");
                shows("ren@demo.example", "/applicant/education.xhtml", "异议待答复");
                shows("ministry@demo.example", "/ministry/index.xhtml", "江临川", "苏望舒");
                shows("ministry2@demo.example", "/ministry/matters.xhtml", "潘素琴", "待另一人确认");
                showsThePress();
                Visitor stranger = Visitor.at(site);
                assertThat(stranger.get("/announcements.xhtml").status()).isEqualTo(200);
                assertThat(notices()).hasSize(2).doesNotHaveDuplicates();
                assertThat(StartBenchmark.residentMegabytes(server.pid())).isLessThan(MEMORY_MB);
            }
            assertThat(RunCheck.check(
                            TestBed.wildfly(),
                            TestBed.ear(),
                            List.of("--whole"),
                            TestBed.environment("demo", folder, site, database.url(), mail)))
                    .as("the check as a command")
                    .isZero();
            new Tampering(database.url(), folder).isNamedWhateverItIs();
            letTheTermsHaveEnded(database);
            try (Server again = start(database, mail)) {
                assertThat(again.isAlive()).isTrue();
                shows("han@demo.example", "/applicant/index.xhtml", dayAfterTheTerm(database) + " 起");
                assertThat(files(database)).as("after a second start").isEqualTo(FILES);
                assertThat(notices()).as("after a second start").hasSize(2);
                assertThat(rows(database, COPIES)).as("after a second start").isEqualTo(MADE);
                assertThat(rows(database, RUNS)).as("after a second start").isEqualTo(Map.of("true", 2, "false", 1));
            }
            forgetThatTheAccountsWereEverThere(database);
            try (Server older = start(database, mail)) {
                assertThat(older.isAlive()).isTrue();
                assertThat(files(database))
                        .as("in a demo of an earlier version")
                        .isEmpty();
            }
        }
    }

    private Server start(Database database, MailSink mail) throws IOException, InterruptedException {
        Server server = Server.start(
                TestBed.wildfly(),
                folder.resolve("server"),
                "standalone-full.xml",
                TestBed.ear(),
                port,
                TestBed.environment("demo", folder, site, database.url(), mail));
        assertThat(server.awaitHealth(PATIENCE))
                .as("ready, see " + server.log())
                .isTrue();
        return server;
    }

    private void showsThePress() {
        String press = "/certificate/index.xhtml?status=";
        shows("certificate@demo.example", press + "TO_PRODUCE", "白若溪", "孟九思", "乔木青", "第 2 件");
        shows("certificate@demo.example", press + "PRODUCED", "宋微澜", "唐景行");
        shows("certificate@demo.example", press + "DISPATCHED", "裴见山", "方听雪");
        shows("certificate@demo.example", "/certificate/copy.xhtml?q=" + encoded("乔木青"), "已作废", "第 2 件");
        shows("manager@demo.example", "/agency/collection.xhtml?status=COLLECTED", "钟怀瑾");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private void shows(String account, String address, String... texts) {
        Visitor visitor = Visitor.signedIn(site, account);
        Visitor.Page page = visitor.get(address);
        assertThat(page.status()).as(address).isEqualTo(200);
        assertThat(page.html().text()).as(account + " at " + address).contains(texts);
    }

    private List<String> notices() {
        return Visitor.at(site)
                .get("/notices.xhtml")
                .html()
                .select("ul.notices a")
                .eachText();
    }

    private static void letTheTermsHaveEnded(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("update certificate.term set valid_from = valid_from - interval '6 years',"
                    + " valid_to = valid_to - interval '6 years'");
        }
    }

    private static String dayAfterTheTerm(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                var rows =
                        connection.createStatement().executeQuery("select max(valid_to) + 1 from certificate.term")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void forgetThatTheAccountsWereEverThere(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("truncate application.application cascade");
            statement.execute(
                    "delete from account.sign_in_name where value in ('lu@demo.example', 'shen@demo.example')");
        }
    }

    private static Map<String, Integer> files(Database database) throws SQLException {
        return rows(database, "select status, count(*) from application.application group by status");
    }

    private static Map<String, Integer> rows(Database database, String counts) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(counts)) {
            Map<String, Integer> counted = new TreeMap<>();
            while (rows.next()) {
                counted.put(String.valueOf(rows.getObject(1)), rows.getInt(2));
            }
            return counted;
        }
    }
}
