package org.rmocse.web.agency;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.Action;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Reviews;
import org.rmocse.application.WorkQueue;
import org.rmocse.web.shared.Messages;

/**
 * One file on an officer's desk, at agency, centre and ministry alike: the data, the documents beside it, the decision. The
 * buttons are those the table of moves offered when the page was shown; whether one still holds is asked again when it is
 * pressed, so that whoever was overtaken is told by whom.
 */
@Named
@ViewScoped
public class ReviewPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Reviews reviews;

    @Inject
    private transient WorkQueue queue;

    @Inject
    private transient DeskActions actions;

    @Inject
    private transient ReviewedFile file;

    @Inject
    private transient Messages messages;

    @Inject
    private DecisionSheet sheet;

    private String id;
    private String desk;
    private String revealReason;
    private String name;
    private ArrayList<Action> offered = new ArrayList<>();

    /** Opens the file at a desk, with what its officer had written and not sent. */
    public void open(String room) {
        desk = room;
        sheet.lay(show());
    }

    public String claim() {
        return stay("agency_review.claimed", () -> queue.claim(application()));
    }

    public String release() {
        return stay("agency_review.released", () -> queue.release(application()));
    }

    public String accept() {
        return stay("agency_review.done.ACCEPT", () -> actions.take(Action.ACCEPT, application(), null, List.of()));
    }

    public String receiveOriginal() {
        return stay("agency_review.original_done", () -> reviews.receiveOriginal(application()));
    }

    public String pass() {
        return decide(Action.PASS_INITIAL, Action.PASS_FINAL);
    }

    public String giveBack() {
        return decide(Action.RETURN, Action.SEND_BACK);
    }

    public String refuse() {
        return decide(Action.REFUSE_INITIAL, Action.REFUSE_FINAL, Action.REJECT);
    }

    public String takeBack() {
        return decide(Action.TAKE_BACK_INITIAL, Action.TAKE_BACK_FINAL);
    }

    /** Shows the identity number on this one answer. */
    public void reveal() {
        messages.attempt(() -> file.reveal(reviews.revealIdNumber(application(), revealReason)));
        revealReason = null;
    }

    private String decide(Action... either) {
        Action action =
                List.of(either).stream().filter(offered::contains).findFirst().orElse(either[0]);
        boolean done = messages.attempt(() -> {
            actions.take(action, application(), sheet.getNote(), sheet.given());
            sheet.sent();
        });
        if (!done) {
            show();
            return null;
        }
        messages.done("agency_review.done." + action, name);
        return "/" + desk + "/index.xhtml?faces-redirect=true";
    }

    private String stay(String message, Runnable deed) {
        if (!messages.attempt(deed)) {
            show();
            return null;
        }
        messages.done(message, name);
        return "/" + desk + "/review.xhtml?faces-redirect=true&id=" + id;
    }

    /** Reads the file as it stands now, and what may be done to it. */
    private ApplicationView show() {
        file.open(application());
        offered = new ArrayList<>(file.getView().actions());
        name = file.getView().person().name();
        return file.getView();
    }

    public ApplicationView getView() {
        if (!file.isOpen()) {
            file.open(application());
        }
        return file.getView();
    }

    public boolean can(String action) {
        return offered.contains(Action.valueOf(action));
    }

    /** Whether reasons can be ticked: the file can be returned or refused. */
    public boolean isReasoned() {
        return can("RETURN") || can("REFUSE_INITIAL") || can("REFUSE_FINAL") || can("REJECT");
    }

    public boolean isDecidable() {
        return !offered.isEmpty();
    }

    /** Whether the file lies there for the visitor to take. */
    public boolean isClaimable() {
        return getView().officerName() == null && queue.claims(getView().status());
    }

    /** Whether the identity number can be shown here: while the file lies on the visitor's desk. */
    public boolean isRevealing() {
        return reviews.reveals(getView().status());
    }

    /** Whether something was written that the file's new state has no place for. */
    public boolean isLeftUnsent() {
        String note = sheet.getNote();
        return !isReasoned() && !sheet.given().isEmpty() || !isDecidable() && note != null && !note.isBlank();
    }

    private UUID application() {
        return Chosen.id(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getDesk() {
        return desk;
    }

    public String getRevealReason() {
        return revealReason;
    }

    public void setRevealReason(String revealReason) {
        this.revealReason = revealReason;
    }
}
