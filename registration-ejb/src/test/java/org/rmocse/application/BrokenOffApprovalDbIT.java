package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseCopy;
import org.rmocse.shared.DatabaseState;
import org.rmocse.shared.Statements;

/**
 * The approval of 2,350 is broken off at ten of its statements, the moment before the commit among them, and taken up again:
 * each time nothing is left of it, and the end is that of an approval nobody disturbed (F14).
 */
class BrokenOffApprovalDbIT extends ApprovalDatabaseTest {

    private static final int PEOPLE = 2350;
    private static final int POINTS = 10;

    private DatabaseCopy beginning;
    private UUID batch;

    @BeforeEach
    void lay() {
        beginning = null;
        JsonObjectBuilder policy = Json.createObjectBuilder();
        POLICY.at(today()).asMap().forEach(policy::add);
        JDBI.useHandle(handle -> handle.execute("delete from application.approval_batch where status = 'OPEN'"));
        ManyFiles.inOpenBatch(
                JDBI, agency, Filer.portrait(), PEOPLE, policy.build().toString());
        batch = UUID.fromString(
                strings("select public_id::text from application.approval_batch where status = ?", "OPEN")
                        .get(0));
        beginning = DatabaseCopy.keep(JDBI, "beginning");
    }

    @AfterEach
    void leaveNoCopy() {
        JDBI.useHandle(handle -> handle.execute("drop schema if exists beginning cascade"));
    }

    @Test
    void ends_as_if_nobody_had_disturbed_it() {
        List<String> statements =
                Statements.of(JDBI, () -> assertThat(approve(batch)).isEqualTo(PEOPLE));
        assertThat(statements.size()).as("statements for " + PEOPLE + " people").isLessThan(PEOPLE / 5);
        Map<String, String> undisturbed = DatabaseCopy.columns(JDBI);
        beginning.restore();
        approve(batch);
        Map<String, String> certain = alike(undisturbed, DatabaseCopy.columns(JDBI));
        assertThat(certain.keySet())
                .as("what does not depend on chance")
                .contains(
                        "application.application.status",
                        "application.move.to_status",
                        "application.work_item.rows",
                        "audit.entry.rows",
                        "notification.outbox.recipient",
                        "certificate.registration.number",
                        "certificate.term.valid_to",
                        "certificate.certificate.rows",
                        "certificate.copy.status",
                        "account.sign_in_name.value",
                        "employer.employer.name",
                        "publicity.announcement_entry.registration_number");

        beginning.restore();
        Map<String, String> before = DatabaseState.of(JDBI);
        for (int point : points(statements.size())) {
            breakOffBefore(point);
            assertThat(DatabaseState.of(JDBI))
                    .as("broken off before statement " + point)
                    .isEqualTo(before);
        }
        assertThatThrownBy(() -> as(ministry, () -> {
                    BATCHES.approve(batch);
                    throw new IllegalStateException("broken off before the commit");
                }))
                .hasMessage("broken off before the commit");
        assertThat(DatabaseState.of(JDBI)).as("broken off before the commit").isEqualTo(before);

        assertThat(approve(batch)).isEqualTo(PEOPLE);
        assertThat(alike(certain, DatabaseCopy.columns(JDBI))).isEqualTo(certain);
        Map<String, String> after = DatabaseState.of(JDBI);
        assertThat(approve(batch))
                .as("asked once more after an answer was lost")
                .isEqualTo(PEOPLE);
        assertThat(DatabaseState.of(JDBI)).isEqualTo(after);
    }

    /** The first, the last, and the others evenly between; with the commit there are ten. */
    private static TreeSet<Integer> points(int statements) {
        assertThat(statements).isGreaterThanOrEqualTo(POINTS - 1);
        return IntStream.range(0, POINTS - 1)
                .mapToObj(i -> 1 + i * (statements - 1) / (POINTS - 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void breakOffBefore(int point) {
        AtomicInteger number = new AtomicInteger();
        JDBI.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (number.incrementAndGet() == point) {
                    throw new IllegalStateException("broken off");
                }
            }
        });
        try {
            assertThatThrownBy(() -> approve(batch)).hasStackTraceContaining("broken off");
        } finally {
            JDBI.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
    }

    private static Map<String, String> alike(Map<String, String> one, Map<String, String> other) {
        Map<String, String> alike = new TreeMap<>(one);
        alike.entrySet().retainAll(other.entrySet());
        return alike;
    }
}
