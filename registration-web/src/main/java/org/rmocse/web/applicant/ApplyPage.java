package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.Action;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Applications;
import org.rmocse.application.Receipt;
import org.rmocse.application.Step;
import org.rmocse.notification.Deliveries;
import org.rmocse.notification.Delivery;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Messages;

/** An application as its owner sees it: the task list while it is edited, the check before submitting, the timeline after. */
@Named
@RequestScoped
public class ApplyPage {

    @Inject
    private Applications applications;

    @Inject
    private ApplicationQueries queries;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Messages messages;

    private String id;
    private ApplicationView view;

    public String submit() {
        Receipt[] receipt = new Receipt[1];
        if (!messages.attempt(() -> receipt[0] = applications.submit(application()))) {
            view = null;
            return null;
        }
        messages.done("applicant_apply.submitted", receipt[0].number());
        return "/applicant/apply.xhtml?faces-redirect=true&id=" + id;
    }

    public String withdraw() {
        if (messages.attempt(() -> applications.withdraw(application()))) {
            messages.done("applicant_apply.withdrawn");
        }
        return "/applicant/apply.xhtml?faces-redirect=true&id=" + id;
    }

    public ApplicationView getView() {
        if (view == null) {
            view = queries.view(application());
        }
        return view;
    }

    public List<Step> getSteps() {
        return Arrays.stream(Step.values())
                .filter(step -> step != Step.EDUCATION || getView().overdueInitial())
                .toList();
    }

    public int count(Step step) {
        return getView().findings().get(step).size();
    }

    public long getDone() {
        return getSteps().stream().filter(step -> count(step) == 0).count();
    }

    public boolean isWithdrawable() {
        return getView().actions().contains(Action.WITHDRAW);
    }

    /** The timeline, the latest first. */
    public List<ApplicationView.HistoryEntry> getHistory() {
        List<ApplicationView.HistoryEntry> history =
                new java.util.ArrayList<>(getView().history());
        Collections.reverse(history);
        return history;
    }

    /** The reasons of the last decision. */
    public List<ApplicationView.GivenReason> getReasons() {
        return getView().reasons().stream()
                .filter(reason -> reason.round() == getView().round())
                .toList();
    }

    public List<Delivery> getDeliveries() {
        return deliveries.of(getView().publicId());
    }

    private UUID application() {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException malformed) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
