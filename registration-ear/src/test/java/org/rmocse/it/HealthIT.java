package org.rmocse.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a monitor and a balancer are told: that it lives, and whether it can serve, without a word about why not. */
@Order(1)
class HealthIT extends ContainerTest {

    private static final String HEALTH = "/api/v1/health";
    private static final String LIVE = "/api/v1/health/live";
    private static final String READY = "/api/v1/health/ready";
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String DOWN = "{\"status\":\"DOWN\"}";
    private static final int PATIENCE_MILLIS = 15_000;

    private final Visitor monitor = Visitor.at(BED.url());

    @Test
    void says_it_is_up_lives_and_is_ready() {
        Stream.of(HEALTH, LIVE, READY).forEach(address -> {
            Visitor.Page answer = monitor.get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.text()).as(address).isEqualTo(UP);
            assertThat(answer.contentType()).as(address).isEqualTo("application/json");
        });
    }

    @Test
    void lives_and_is_not_ready_while_its_keys_are_gone_or_nothing_can_be_kept() throws Exception {
        for (Path needed :
                List.of(BED.folder().resolve("keys.properties"), BED.folder().resolve("home/files"))) {
            Path aside = needed.resolveSibling("aside");
            boolean isFolder = needed.endsWith("files");
            if (isFolder) {
                Files.createDirectories(needed);
            }
            Files.move(needed, aside);
            try {
                if (isFolder) {
                    Files.createFile(needed); // nobody can keep a file in a file, not even root
                }
                awaitReady(503, DOWN);
                assertThat(monitor.page().header("Retry-After")).isPresent();
                assertThat(monitor.get(LIVE).text()).isEqualTo(UP);
            } finally {
                Files.deleteIfExists(needed);
                Files.move(aside, needed);
            }
            awaitReady(200, UP);
        }
    }

    @Test
    void lives_and_is_not_ready_while_the_database_takes_nobody() throws Exception {
        try (Connection beside = DriverManager.getConnection(
                        BED.databaseUrl().replace("/postgres?", "/template1?"), "postgres", "postgres");
                var statement = beside.createStatement()) {
            statement.execute("alter database postgres allow_connections false");
            try {
                end(statement);
                awaitReady(503, DOWN);
                end(statement); // whoever was between two statements
                Visitor.Page health = monitor.get(HEALTH);
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.header("Retry-After")).isPresent();
                assertThat(monitor.get(LIVE).text()).isEqualTo(UP);
                assertThat(monitor.page().status()).isEqualTo(200);
            } finally {
                statement.execute("alter database postgres allow_connections true");
            }
        }
        awaitReady(200, UP);
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (monitor.get(HEALTH).status() != 200) {
            assertThat(System.nanoTime()).as("healthy again in time").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static void end(java.sql.Statement statement) throws SQLException {
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
    }

    private void awaitReady(int status, String body) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (monitor.get(READY).status() != status) {
            assertThat(System.nanoTime()).as("ready " + status + " in time").isLessThan(end);
            Thread.sleep(100);
        }
        assertThat(monitor.page().text()).isEqualTo(body);
    }

    @Test
    void an_address_beside_them_is_a_problem_as_everywhere() {
        Visitor.Page answer = monitor.get(READY + "/database");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
