package org.rmocse.web.applicant;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.rmocse.application.Action;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Applications;
import org.rmocse.application.Receipt;
import org.rmocse.application.Step;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Messages;

/** An application as its owner sees it while it can be edited: the task list, the check of all answers, and submitting. */
@Named
@ViewScoped
public class ApplyPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Applications applications;

    @Inject
    private transient OpenedFiling filing;

    @Inject
    private transient Messages messages;

    private String id;
    private boolean pledged;
    private final HashMap<String, String> answers = new HashMap<>();

    /** Submits; refused, it says all that is wrong, each where it is mended. */
    public String submit() {
        Receipt[] receipt = new Receipt[1];
        boolean submitted = messages.attempt(() -> {
            requirePledge();
            receipt[0] = applications.submit(application(id));
        });
        filing.changed();
        if (submitted) {
            messages.done("applicant_apply.submitted", receipt[0].number());
        }
        return submitted ? address(id) : null;
    }

    public String withdraw() {
        if (messages.attempt(() -> applications.withdraw(application(id)))) {
            messages.done("applicant_apply.withdrawn");
            return address(id);
        }
        filing.changed();
        return null;
    }

    /** Throws a draft away that was never submitted. */
    public String discard() {
        if (messages.attempt(() -> applications.discard(application(id)))) {
            messages.done("applicant_apply.discarded");
            return "/applicant/index.xhtml?faces-redirect=true";
        }
        filing.changed();
        return null;
    }

    public ApplicationView getView() {
        return filing.get(id);
    }

    /** Keeps what the person says to a reason instead of changing anything. */
    public String answer(UUID reason) {
        String text = answers.get(reason.toString());
        if (!messages.attempt(() -> applications.answer(application(id), reason, text))) {
            return null;
        }
        messages.done("applicant_apply.answered");
        filing.changed();
        return address(id);
    }

    /** Whether a step is closed: nothing of it was flagged. */
    public boolean isClosed(Step step) {
        return !getView().isOpenAt(step);
    }

    /** How many things a step still needs. */
    public int count(Step step) {
        return getView().findings().get(step).size();
    }

    /** The state of a step in the task list, a key of the texts. */
    public String state(Step step) {
        return count(step) == 0 ? "done" : getView().isBegun(step) ? "fix" : "empty";
    }

    public long getDone() {
        return getView().steps().stream().filter(step -> count(step) == 0).count();
    }

    /** Whether a reason of the last decision is to be mended at this step. */
    public boolean isFlagged(Step step) {
        return getView().lastReasons().stream().anyMatch(reason -> Step.ofField(reason.item()) == step);
    }

    /** The step at which a reason is mended; null where there is none. */
    public Step stepOf(ApplicationView.GivenReason reason) {
        return Step.ofField(reason.item());
    }

    public boolean isWithdrawable() {
        return getView().actions().contains(Action.WITHDRAW);
    }

    static String address(String id) {
        return "/applicant/apply.xhtml?faces-redirect=true&id=" + id;
    }

    /** @throws Rejected NOT_FOUND for what is no id */
    static UUID application(String id) {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException malformed) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }

    private void requirePledge() {
        if (!pledged) {
            throw new Rejected(Finding.of("PLEDGE_MISSING", "pledge"));
        }
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** What is said to each reason, by its id. */
    public Map<String, String> getAnswers() {
        getView()
                .lastReasons()
                .forEach(reason -> answers.putIfAbsent(reason.publicId().toString(), reason.answer()));
        return answers;
    }

    public boolean isPledged() {
        return pledged;
    }

    public void setPledged(boolean pledged) {
        this.pledged = pledged;
    }
}
