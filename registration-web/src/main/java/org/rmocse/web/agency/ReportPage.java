package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.BatchQueries;
import org.rmocse.application.Batches;
import org.rmocse.application.QueuedFile;
import org.rmocse.application.ReportedBatch;
import org.rmocse.application.Status;
import org.rmocse.application.WorkQueue;
import org.rmocse.web.shared.Messages;

/** The manager reports passed files upward, and finds what was reported before. */
@Named
@RequestScoped
public class ReportPage {

    @Inject
    private WorkQueue queue;

    @Inject
    private Batches batches;

    @Inject
    private BatchQueries queries;

    @Inject
    private Messages messages;

    private List<QueuedFile> files;
    private List<ReportedBatch> reported;

    public List<QueuedFile> getFiles() {
        if (files == null) {
            files = queue.queue(Status.INITIAL_PASSED);
        }
        return files;
    }

    public List<ReportedBatch> getReported() {
        if (reported == null) {
            reported = queries.reported();
        }
        return reported;
    }

    public String report() {
        int[] number = new int[1];
        if (!messages.attempt(() -> number[0] = batches.report(Chosen.ids()))) {
            return null;
        }
        messages.done("agency_report.done", number[0]);
        return "/agency/report.xhtml?faces-redirect=true";
    }

    public boolean isTicked(UUID file) {
        return Chosen.sent().contains(file.toString());
    }
}
