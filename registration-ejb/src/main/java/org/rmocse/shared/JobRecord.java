package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The last run of each job. */
@ApplicationScoped
public class JobRecord {

    private Jdbi jdbi;

    protected JobRecord() {}

    @Inject
    public JobRecord(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Keeps a run, in a transaction of its own. Of two nodes' runs the one that began later stays, whichever ends first; a success
     * is never forgotten over an earlier one.
     *
     * @param reference of what failed; null where nothing did
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keep(Job job, Instant startedAt, Instant endedAt, String reference) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into shared.job_run as kept (job, started_at, ended_at, outcome, reference, last_success_at)
                        values (:job, :startedAt, :endedAt, :outcome, :reference, :successAt)
                        on conflict (job) do update set
                            started_at = greatest(kept.started_at, excluded.started_at),
                            ended_at = case when excluded.started_at >= kept.started_at
                                then excluded.ended_at else kept.ended_at end,
                            outcome = case when excluded.started_at >= kept.started_at
                                then excluded.outcome else kept.outcome end,
                            reference = case when excluded.started_at >= kept.started_at
                                then excluded.reference else kept.reference end,
                            last_success_at = greatest(kept.last_success_at, excluded.last_success_at)
                        """)
                .bind("job", job.name())
                .bind("startedAt", startedAt)
                .bind("endedAt", endedAt)
                .bind("outcome", reference == null ? "DONE" : "FAILED")
                .bind("reference", reference)
                .bind("successAt", reference == null ? endedAt : null)
                .execute());
    }

    /** When each job last ended well; nothing of one that has not yet. */
    public Map<Job, Instant> lastSuccesses() {
        Map<Job, Instant> successes = new EnumMap<>(Job.class);
        all().stream()
                .filter(run -> run.lastSuccessAt() != null)
                .forEach(run -> successes.put(run.job(), run.lastSuccessAt()));
        return successes;
    }

    /** What is kept, in no order; nothing of a job that has not run yet. */
    List<JobRun> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select job, started_at, ended_at, reference, last_success_at from shared.job_run")
                .map((row, context) -> new JobRun(
                        Job.valueOf(row.getString("job")),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        row.getString("reference"),
                        row.getTimestamp("last_success_at") == null
                                ? null
                                : row.getTimestamp("last_success_at").toInstant()))
                .list());
    }
}
