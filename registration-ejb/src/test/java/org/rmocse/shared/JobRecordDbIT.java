package org.rmocse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class JobRecordDbIT extends DatabaseTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final JobRecord record = new JobRecord(JDBI);
    private final JobRuns runs = new JobRuns(record);

    @Test
    void a_run_that_ended_well_is_a_success() {
        record.keep(Job.MAIL, NOON, NOON.plusMillis(1250), null);
        JobRun run = run(Job.MAIL);
        assertThat(run).isEqualTo(new JobRun(Job.MAIL, NOON, NOON.plusMillis(1250), null, NOON.plusMillis(1250)));
        assertThat(run.getSeconds()).isEqualTo("1.250");
        assertThat(run.isFailed()).isFalse();
    }

    @Test
    void a_failure_keeps_the_last_success_and_the_next_success_takes_the_failure_away() {
        record.keep(Job.CLOCKS, NOON, NOON.plusSeconds(1), null);
        record.keep(Job.CLOCKS, NOON.plusSeconds(10), NOON.plusSeconds(12), "0123456789AB");
        assertThat(run(Job.CLOCKS))
                .isEqualTo(new JobRun(
                        Job.CLOCKS, NOON.plusSeconds(10), NOON.plusSeconds(12), "0123456789AB", NOON.plusSeconds(1)));
        record.keep(Job.CLOCKS, NOON.plusSeconds(20), NOON.plusSeconds(21), null);
        assertThat(run(Job.CLOCKS).isFailed()).isFalse();
        assertThat(run(Job.CLOCKS).lastSuccessAt()).isEqualTo(NOON.plusSeconds(21));
    }

    @Test
    void of_runs_that_end_at_once_the_one_that_began_last_stays() throws Exception {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant from = NOON.plusSeconds(i);
            String reference = i == 7 ? "BA9876543210" : null;
            works.add(() -> {
                record.keep(Job.SEALS, from, from.plusMillis(500), reference);
                return true;
            });
        }
        AtOnce.run(works);
        assertThat(run(Job.SEALS))
                .isEqualTo(new JobRun(
                        Job.SEALS, NOON.plusSeconds(7), NOON.plusMillis(7500), "BA9876543210", NOON.plusMillis(6500)));
    }

    @Test
    void a_job_that_has_not_run_is_in_the_list() {
        assertThat(runs.list()).extracting(JobRun::job).containsExactly(Job.values());
        assertThat(run(Job.STATISTICS_ANEW).isRun()).isFalse();
    }

    private JobRun run(Job job) {
        return runs.list().stream().filter(run -> run.job() == job).findFirst().orElseThrow();
    }
}
