package org.rmocse.shared;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps how a job's run ended. The job is disturbed by nothing here: where the record cannot be written, that alone is logged. */
@Recorded(Job.MAIL) // which one is read from the method
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class JobRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(JobRecorder.class);
    private static final int RANDOM_PART = 24;

    private Clock clock;
    private JobRecord jobs;

    protected JobRecorder() {}

    @Inject
    JobRecorder(Clock clock, JobRecord jobs) {
        this.clock = clock;
        this.jobs = jobs;
    }

    @AroundTimeout
    Object record(InvocationContext context) {
        Job job = context.getMethod().getAnnotation(Recorded.class).value();
        Instant startedAt = clock.instant();
        String reference = null;
        try {
            context.proceed();
        } catch (Exception failed) {
            reference = PublicId.next().toString().substring(RANDOM_PART).toUpperCase(Locale.ROOT);
            LOG.warn("Reference {}: the job {} failed; its next time goes on", reference, job, failed);
        }
        try {
            jobs.keep(job, startedAt, clock.instant(), reference);
        } catch (RuntimeException unreachable) {
            LOG.warn("The run of the job {} was not recorded: {}", job, unreachable.toString());
        }
        return null;
    }
}
