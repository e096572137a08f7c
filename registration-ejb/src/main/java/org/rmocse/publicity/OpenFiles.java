package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.application.Status;

/** How many files are open, from the sums {@link StatisticSums} keeps: a row an agency and status, however many files there are. */
@ApplicationScoped
public class OpenFiles {

    private Jdbi jdbi;

    protected OpenFiles() {}

    @Inject
    public OpenFiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of each status that is open, be it none. */
    public Map<Status, Long> byStatus() {
        Map<Status, Long> files = new EnumMap<>(Status.class);
        Arrays.stream(Status.values()).filter(Status::isOpen).forEach(status -> files.put(status, 0L));
        jdbi.useHandle(handle -> handle.createQuery(
                        "select status, sum(files) as files from publicity.statistic_open group by status")
                .map((row, context) -> files.put(Status.valueOf(row.getString("status")), row.getLong("files")))
                .list());
        return files;
    }
}
