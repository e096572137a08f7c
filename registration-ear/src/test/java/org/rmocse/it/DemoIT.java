package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
            "APPROVED", 2);

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
                shows("lu@demo.example", "/applicant/index.xhtml", "退回补正");
                shows("reviewer@demo.example", "/agency/index.xhtml", "沈清和", "顾书遥");
                shows("manager@demo.example", "/agency/report.xhtml", "古丽米热·阿不都热合曼");
                shows("manager@demo.example", "/agency/collection.xhtml", "韩雨桐");
                shows("centre@demo.example", "/centre/index.xhtml", "叶知秋");
                shows("ministry@demo.example", "/ministry/index.xhtml", "江临川", "苏望舒");
                shows("ministry2@demo.example", "/ministry/matters.xhtml", "潘素琴", "待另一人确认");
                shows("certificate@demo.example", "/certificate/index.xhtml", "白若溪");
                Visitor stranger = Visitor.at(site);
                assertThat(stranger.get("/announcements.xhtml").status()).isEqualTo(200);
                assertThat(notices()).hasSize(2).doesNotHaveDuplicates();
                assertThat(StartBenchmark.residentMegabytes(server.pid())).isLessThan(MEMORY_MB);
            }
            letTheTermsHaveEnded(database);
            try (Server again = start(database, mail)) {
                assertThat(again.isAlive()).isTrue();
                shows("han@demo.example", "/applicant/index.xhtml", dayAfterTheTerm(database) + " 起");
                assertThat(files(database)).as("after a second start").isEqualTo(FILES);
                assertThat(notices()).as("after a second start").hasSize(2);
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
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("select status, count(*) from application.application group by status")) {
            Map<String, Integer> files = new TreeMap<>();
            while (rows.next()) {
                files.put(rows.getString(1), rows.getInt(2));
            }
            return files;
        }
    }
}
