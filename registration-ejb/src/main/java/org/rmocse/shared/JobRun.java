package org.rmocse.shared;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The last run of a job.
 *
 * @param startedAt null where it has not run yet, as {@code endedAt}
 * @param reference under which the server's log tells what failed; null where nothing did
 * @param lastSuccessAt when a run last ended well; null where none has
 */
public record JobRun(Job job, Instant startedAt, Instant endedAt, String reference, Instant lastSuccessAt) {

    static JobRun none(Job job) {
        return new JobRun(job, null, null, null, null);
    }

    public boolean isRun() {
        return startedAt != null;
    }

    public boolean isFailed() {
        return reference != null;
    }

    /** How many seconds it took, to the thousandth. */
    public String getSeconds() {
        return BigDecimal.valueOf(Duration.between(startedAt, endedAt).toMillis(), 3)
                .toPlainString();
    }
}
