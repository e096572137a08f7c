package org.rmocse.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.Status;

/** The sums as they come about: bit by bit, whoever commits when, and anew from everything. */
class StatisticSumsDbIT extends StatisticsDatabaseTest {

    private record Step(String action, String to) {}

    private static final Map<String, List<Step>> WAYS = Map.of(
            "DRAFT", List.of(new Step("SUBMIT", "SUBMITTED")),
            "SUBMITTED",
                    List.of(
                            new Step("ACCEPT", "UNDER_INITIAL_REVIEW"),
                            new Step("RETURN", "RETURNED"),
                            new Step("WITHDRAW", "WITHDRAWN")),
            "RETURNED", List.of(new Step("SUBMIT", "SUBMITTED"), new Step("LAPSE", "LAPSED")),
            "UNDER_INITIAL_REVIEW",
                    List.of(
                            new Step("RETURN", "RETURNED"),
                            new Step("PASS_INITIAL", "INITIAL_PASSED"),
                            new Step("PASS_INITIAL", "INITIAL_PASSED"),
                            new Step("REFUSE_INITIAL", "REFUSED")),
            "INITIAL_PASSED",
                    List.of(new Step("REPORT", "REPORTED"), new Step("TAKE_BACK_INITIAL", "UNDER_INITIAL_REVIEW")),
            "REPORTED",
                    List.of(
                            new Step("PASS_FINAL", "AWAITING_APPROVAL"),
                            new Step("SEND_BACK", "UNDER_INITIAL_REVIEW"),
                            new Step("REFUSE_FINAL", "REFUSED")),
            "AWAITING_APPROVAL",
                    List.of(
                            new Step("APPROVE", "APPROVED"),
                            new Step("REJECT", "REFUSED"),
                            new Step("TAKE_BACK_FINAL", "REPORTED")));

    @Test
    void what_is_added_bit_by_bit_is_what_is_summed_anew_and_what_counting_the_files_gives() {
        Random random = new Random(20261126);
        List<Long> agencies = List.of(agency, agency("COAL", "990000"), agency("MINISTRY", null));
        List<ToldFile> files = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            files.add(new ToldFile(
                    JDBI,
                    ApplicationKind.values()[random.nextInt(4)],
                    agencies.get(random.nextInt(3)),
                    random.nextBoolean() ? "CHEMICAL" : null));
        }
        LocalDate day = LocalDate.of(2025, 11, 1);
        for (int round = 0; round < 14; round++) {
            day = day.plusDays(random.nextInt(12));
            for (ToldFile file : files) {
                List<Step> ways = WAYS.getOrDefault(file.status(), List.of());
                if (!ways.isEmpty() && random.nextInt(4) > 0) {
                    Step step = ways.get(random.nextInt(ways.size()));
                    if (step.action().equals("SUBMIT")) {
                        file.at(agencies.get(random.nextInt(3)));
                    }
                    file.move(
                            step.action(),
                            step.to(),
                            day,
                            step.action().equals("RETURN")
                                    ? new String[] {"IMG_UNCLEAR", "FORM_STALE"}
                                    : new String[0]);
                }
            }
            if (random.nextBoolean()) {
                add();
            }
        }
        add();
        List<String> added = sums();
        inTransaction(SUMS::rebuild);
        assertThat(sums()).isEqualTo(added);
        for (Status status : List.of(Status.APPROVED, Status.REFUSED, Status.WITHDRAWN, Status.LAPSED)) {
            assertThat(kept(
                            "select sum(files) from publicity.statistic_count where agency_id = any(:agencies)"
                                    + " and measure = '" + status + "'",
                            agencies))
                    .as(status.name())
                    .isEqualTo(files.stream()
                            .filter(file -> file.status().equals(status.name()))
                            .count());
        }
        for (String status : WAYS.keySet()) {
            assertThat(kept(
                            "select sum(files) from publicity.statistic_open where agency_id = any(:agencies)"
                                    + " and status = '" + status + "'",
                            agencies))
                    .as(status)
                    .isEqualTo(
                            status.equals("DRAFT")
                                    ? 0
                                    : files.stream()
                                            .filter(file -> file.status().equals(status))
                                            .count());
        }
        assertThat(kept("select sum(times) from publicity.statistic_reason where agency_id = any(:agencies)", agencies))
                .isEqualTo(kept(
                        "select count(*) * 2 from application.move where agency_id = any(:agencies) and action = 'RETURN'",
                        agencies));
        assertThat(kept("select sum(files) from publicity.statistic_wait where agency_id = any(:agencies)", agencies))
                .isEqualTo(kept(
                        "select count(*) from application.move where agency_id = any(:agencies) and action in ('ACCEPT', 'RETURN',"
                                + " 'PASS_INITIAL', 'REFUSE_INITIAL', 'REPORT', 'PASS_FINAL', 'REFUSE_FINAL', 'SEND_BACK', 'APPROVE', 'REJECT')",
                        agencies));
    }

    @Test
    void a_move_that_commits_after_one_with_a_higher_key_is_neither_lost_nor_counted_twice() {
        ToldFile slow = file();
        ToldFile quick = file();
        try (Handle running = JDBI.open()) {
            running.begin();
            slow.move(running, "SUBMIT", "SUBMITTED", MONDAY);
            quick.move("SUBMIT", "SUBMITTED", MONDAY);
            add();
            assertThat(filed())
                    .as("what may still be joined by a lower key waits")
                    .isZero();
            running.commit();
        }
        add();
        assertThat(filed()).isEqualTo(2);
        add();
        assertThat(filed()).isEqualTo(2);
    }

    @Test
    void what_is_rolled_back_is_never_counted_and_holds_nothing_up() {
        try (Handle running = JDBI.open()) {
            running.begin();
            file().move(running, "SUBMIT", "SUBMITTED", MONDAY);
            running.rollback();
        }
        file().move("SUBMIT", "SUBMITTED", MONDAY);
        add();
        assertThat(filed()).isEqualTo(1);
    }

    @Test
    void a_node_passes_over_what_another_has_in_hand() {
        file().move("SUBMIT", "SUBMITTED", MONDAY);
        try (Handle other = JDBI.open()) {
            other.begin();
            other.execute("select 1 from publicity.statistic_progress for update");
            assertThat(add()).isFalse();
            assertThat(filed()).isZero();
            other.rollback();
        }
        assertThat(add()).isTrue();
        assertThat(filed()).isEqualTo(1);
    }

    @Test
    void a_failure_leaves_the_sums_as_they_were() {
        List<String> before = sums();
        file().move("SUBMIT", "SUBMITTED", MONDAY);
        try {
            inTransaction(() -> {
                SUMS.add();
                throw new IllegalStateException("the node stopped");
            });
        } catch (IllegalStateException stopped) {
            assertThat(sums()).isEqualTo(before);
        }
        add();
        assertThat(filed()).isEqualTo(1);
    }

    /** Transactions of a database that was restored elsewhere begin anew, and what was written in the old ones counts. */
    @Test
    void a_database_restored_elsewhere_is_summed_anew() {
        file().move("SUBMIT", "SUBMITTED", MONDAY);
        JDBI.useHandle(handle -> {
            handle.execute("update application.move set written_in = '900000000000' where agency_id = ?", agency);
            handle.execute("update publicity.statistic_progress set read_to = '900000000001'");
        });
        try {
            add();
            assertThat(filed()).isEqualTo(1);
            file().move("SUBMIT", "SUBMITTED", MONDAY);
            add();
            assertThat(filed()).isEqualTo(2);
        } finally {
            JDBI.useHandle(handle ->
                    handle.execute("update application.move set written_in = '3' where agency_id = ?", agency));
        }
    }

    private long filed() {
        return kept(
                "select sum(files) from publicity.statistic_count where agency_id = any(:agencies) and measure = 'FILED'",
                List.of(agency));
    }

    private static long kept(String select, List<Long> agencies) {
        return JDBI.withHandle(handle -> handle.createQuery(select)
                .bind("agencies", agencies.toArray(Long[]::new))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }
}
