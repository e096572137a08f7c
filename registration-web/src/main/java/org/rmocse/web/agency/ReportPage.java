package org.rmocse.web.agency;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.application.Batches;
import org.rmocse.application.QueuedFile;
import org.rmocse.application.Reviews;
import org.rmocse.application.Status;
import org.rmocse.web.shared.Messages;

/** The manager reports passed files upward. */
@Named
@ViewScoped
public class ReportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Reviews reviews;

    @Inject
    private transient Batches batches;

    @Inject
    private transient Messages messages;

    private final HashMap<String, Boolean> chosen = new HashMap<>();
    private transient List<QueuedFile> files;

    public List<QueuedFile> getFiles() {
        if (files == null) {
            files = reviews.queue(Status.INITIAL_PASSED);
        }
        return files;
    }

    public String report() {
        List<UUID> picked = getFiles().stream()
                .map(QueuedFile::publicId)
                .filter(id -> Boolean.TRUE.equals(chosen.get(id.toString())))
                .toList();
        int[] number = new int[1];
        if (!messages.attempt(() -> number[0] = batches.report(picked))) {
            files = null;
            return null;
        }
        messages.done("agency_report.done", number[0]);
        return "/agency/report.xhtml?faces-redirect=true";
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }
}
