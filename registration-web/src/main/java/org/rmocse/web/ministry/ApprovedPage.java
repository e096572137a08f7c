package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.application.ApprovedBatch;
import org.rmocse.application.BatchQueries;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;

/** The batches that were approved, each with the list that announced it. */
@Named
@RequestScoped
public class ApprovedPage {

    @Inject
    private BatchQueries queries;

    @Inject
    private Announcements announcements;

    private List<ApprovedBatch> batches;
    private Map<UUID, Announcement> announced;

    public List<ApprovedBatch> getBatches() {
        if (batches == null) {
            batches = queries.approved();
            announced = announcements.byBatch();
        }
        return batches;
    }

    /** The list that announced a batch. */
    public Announcement announcement(UUID batch) {
        return announced.get(batch);
    }
}
