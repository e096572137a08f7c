package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.application.BatchProgress;
import org.rmocse.application.BatchQueries;
import org.rmocse.publicity.Announcement;
import org.rmocse.publicity.Announcements;
import org.rmocse.web.agency.Chosen;

/** One approved batch: its announced list, and how far the mails and prints that follow the approval have come. */
@Named
@RequestScoped
public class BatchPage {

    @Inject
    private BatchQueries queries;

    @Inject
    private Announcements announcements;

    private String id;
    private BatchProgress progress;
    private Announcement announcement;

    /** Reads the batch and the list that announced it. */
    public void load() {
        progress = queries.progress(Chosen.id(id));
        announcement = announcements.byBatch().get(progress.batch().publicId());
    }

    public BatchProgress getProgress() {
        return progress;
    }

    /** The list that announced it; null if it held nothing to announce. */
    public Announcement getAnnouncement() {
        return announcement;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
