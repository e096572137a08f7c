package org.rmocse.shared;

import org.jdbi.v3.core.Jdbi;

/** What tests of other modules need of the record of jobs. */
public final class KeptJobs {

    private KeptJobs() {}

    public static JobRecord record(Jdbi jdbi) {
        return new JobRecord(jdbi);
    }

    public static JobRuns runs(Jdbi jdbi) {
        return new JobRuns(record(jdbi));
    }
}
