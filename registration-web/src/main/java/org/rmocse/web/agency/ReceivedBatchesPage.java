package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.application.BatchQueries;
import org.rmocse.application.ReceivedBatch;
import org.rmocse.application.ReceivedBatches;
import org.rmocse.application.ReceivedFile;

/** What the centre received: the batches, and one with its files. */
@Named
@RequestScoped
public class ReceivedBatchesPage {

    @Inject
    private BatchQueries queries;

    private String id;
    private String before;
    private ReceivedBatches received;
    private ReceivedBatch batch;
    private List<ReceivedFile> files;

    /** Reads the list before anything is written. */
    public void load() {
        received = queries.received(before == null || before.isEmpty() ? null : Chosen.id(before));
    }

    /** Reads the one batch before anything is written, so that one that is none is not found. */
    public void loadOne() {
        batch = queries.receivedBatch(Chosen.id(id));
        files = queries.receivedFiles(batch.publicId());
    }

    public ReceivedBatches getReceived() {
        return received;
    }

    public ReceivedBatch getBatch() {
        return batch;
    }

    public List<ReceivedFile> getFiles() {
        return files;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
