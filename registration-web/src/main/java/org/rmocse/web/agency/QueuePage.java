package org.rmocse.web.agency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rmocse.application.QueuedFile;
import org.rmocse.application.Reviews;
import org.rmocse.application.Status;
import org.rmocse.web.shared.Messages;

/** The queues of the reviewing desks, one status at a time, the most urgent file first. */
@Named
@RequestScoped
public class QueuePage {

    @Inject
    private Reviews reviews;

    @Inject
    private Messages messages;

    @Inject
    @ManagedProperty("#{param.status}")
    private String asked;

    @Inject
    @ManagedProperty("#{param.q}")
    private String wanted;

    private List<QueuedFile> files;
    private Map<Status, Integer> counts;

    /** Reads the queue before anything is written, so that one the visitor has no desk for is not found. */
    public void load() {
        getFiles();
    }

    /** The queues of the desk, as tabs. */
    public List<Status> getTabs() {
        return getDesk().equals("centre")
                ? List.of(Status.REPORTED, Status.AWAITING_APPROVAL)
                : List.of(Status.SUBMITTED, Status.UNDER_INITIAL_REVIEW, Status.INITIAL_PASSED);
    }

    /** The queue that is looked at: as asked by address, else the first that holds anything. */
    public Status getStatus() {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(asked))
                .findFirst()
                .orElseGet(() -> getTabs().stream()
                        .filter(status -> count(status) > 0)
                        .findFirst()
                        .orElse(getTabs().get(0)));
    }

    public int count(Status status) {
        if (counts == null) {
            counts = reviews.counts();
        }
        return counts.getOrDefault(status, 0);
    }

    public List<QueuedFile> getFiles() {
        if (files == null) {
            files = reviews.queue(getStatus(), wanted);
        }
        return files;
    }

    /** Whether files of this queue can be taken in hand by the visitor. */
    public boolean isClaiming() {
        return reviews.claims(getStatus());
    }

    /** Whether the queue is longer than what is shown. */
    public boolean isCut() {
        return (wanted == null || wanted.isBlank())
                && count(getStatus()) > getFiles().size();
    }

    /** Takes the file whose button was pressed and opens it. */
    public String claim() {
        String pressed = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("claim");
        UUID file = Chosen.id(pressed);
        return messages.attempt(() -> reviews.claim(file))
                ? "/" + getDesk() + "/review.xhtml?faces-redirect=true&id=" + file
                : null;
    }

    /** The desk the page stands on, from its address: agency or centre. */
    public String getDesk() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId().split("/")[1];
    }

    public String getWanted() {
        return wanted;
    }
}
