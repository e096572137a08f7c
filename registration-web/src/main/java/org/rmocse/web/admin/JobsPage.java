package org.rmocse.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.shared.JobRun;
import org.rmocse.shared.JobRuns;

/** The background jobs and how the last run of each ended. */
@Named
@RequestScoped
public class JobsPage {

    @Inject
    private JobRuns runs;

    private List<JobRun> all;

    public List<JobRun> getAll() {
        if (all == null) {
            all = runs.list();
        }
        return all;
    }
}
