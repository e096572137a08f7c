package org.rmocse.shared;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a system administrator sees of the background jobs. */
@Stateless
public class JobRuns {

    @Inject
    private JobRecord jobs;

    public JobRuns() {}

    JobRuns(JobRecord jobs) {
        this.jobs = jobs;
    }

    /** Every job there is with its last run. */
    @RolesAllowed(RoleNames.SYSTEM_ADMINISTRATOR)
    public List<JobRun> list() {
        Map<Job, JobRun> kept = jobs.all().stream().collect(Collectors.toMap(JobRun::job, Function.identity()));
        return Arrays.stream(Job.values())
                .map(job -> kept.getOrDefault(job, JobRun.none(job)))
                .toList();
    }
}
