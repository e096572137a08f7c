package org.rmocse.application;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rmocse.shared.DatabaseCopy;
import org.rmocse.shared.DatabaseState;

/**
 * What approving 2,350 costs, against plain set SQL that writes the same rows into the same tables, in turns; run by {@code
 * mvn verify -Dit.test=ApprovalBenchmark}.
 */
class ApprovalBenchmark extends ApprovalDatabaseTest {

    private static final int PEOPLE = 2350;
    private static final int ROUNDS = 7;
    private static final int LIMIT = 8;

    @Test
    void costs_at_most_eight_times_what_writing_the_rows_does() {
        JsonObjectBuilder policy = Json.createObjectBuilder();
        POLICY.at(today()).asMap().forEach(policy::add);
        ManyFiles.inOpenBatch(
                JDBI, agency, Filer.portrait(), PEOPLE, policy.build().toString());
        UUID batch = UUID.fromString(
                strings("select public_id::text from application.approval_batch where status = ?", "OPEN")
                        .get(0));
        DatabaseCopy before = DatabaseCopy.keep(JDBI, "beginning");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double approval = seconds(() -> approve(batch));
            DatabaseCopy after = DatabaseCopy.keep(JDBI, "ending");
            Map<String, String> approved = DatabaseState.of(JDBI);
            before.restore();
            List<String> plain = after.statementsFrom(before);
            double writing = seconds(() -> inTransaction(() -> {
                JDBI.useHandle(handle -> plain.forEach(handle::execute));
                return plain.size();
            }));
            assertThat(DatabaseState.of(JDBI)).as("the same rows").isEqualTo(approved);
            before.restore();
            ratios.add(approval / writing);
            System.out.printf(
                    "approval %.3f s, %d plain statements %.3f s, ratio %.2f%n",
                    approval, plain.size(), writing, approval / writing);
        }
        double median = ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
        System.out.printf("median ratio %.2f, at most %d%n", median, LIMIT);
        assertThat(median).isLessThanOrEqualTo(LIMIT);
    }

    private static double seconds(Supplier<?> work) {
        long begin = System.nanoTime();
        work.get();
        return (System.nanoTime() - begin) / 1e9;
    }
}
