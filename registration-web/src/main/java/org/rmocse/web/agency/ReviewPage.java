package org.rmocse.web.agency;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.rmocse.application.Action;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Material;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.ReasonGiven;
import org.rmocse.application.Reviews;
import org.rmocse.notification.Deliveries;
import org.rmocse.notification.Delivery;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** One file on a reviewer's desk: the data on the left, the documents beside it, the decision below; at agency and centre alike. */
@Named
@ViewScoped
public class ReviewPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Reviews reviews;

    @Inject
    private transient ApplicationQueries queries;

    @Inject
    private transient Deliveries deliveries;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private String id;
    private String desk;
    private String note;
    private String revealReason;
    private String revealed;
    private final HashMap<String, Boolean> chosen = new HashMap<>();
    private final HashMap<String, String> written = new HashMap<>();
    private transient ApplicationView view;

    public String claim() {
        return after(messages.attempt(() -> reviews.claim(application())), "review.claimed", false);
    }

    public String release() {
        return after(messages.attempt(() -> reviews.release(application())), "review.released", false);
    }

    public String accept() {
        return after(messages.attempt(() -> reviews.accept(application())), "review.accepted", false);
    }

    public String pass() {
        return decide(Action.PASS_INITIAL, Action.PASS_FINAL);
    }

    public String refuse() {
        return decide(Action.REFUSE_INITIAL, Action.REFUSE_FINAL);
    }

    public String giveBack() {
        return decide(Action.RETURN, Action.SEND_BACK);
    }

    public void reveal() {
        messages.attempt(() -> revealed = reviews.revealIdNumber(application(), revealReason));
    }

    private String decide(Action atAgency, Action atCentre) {
        Action action = isCentre() ? atCentre : atAgency;
        boolean done = messages.attempt(() -> {
            switch (action) {
                case PASS_INITIAL -> reviews.passInitial(application(), note);
                case REFUSE_INITIAL -> reviews.refuseInitial(application(), reasons(), note);
                case RETURN -> reviews.returnForCorrection(application(), reasons(), note);
                case PASS_FINAL -> reviews.passFinal(application(), note);
                case REFUSE_FINAL -> reviews.refuseFinal(application(), reasons(), note);
                case SEND_BACK -> reviews.sendBack(application(), note);
                default -> throw new IllegalStateException(action.name());
            }
        });
        return after(done, "review.decided", true);
    }

    private String after(boolean done, String message, boolean leave) {
        view = null;
        if (!done) {
            return null;
        }
        messages.done(message);
        return leave
                ? "/" + desk + "/index.xhtml?faces-redirect=true"
                : "/" + desk + "/review.xhtml?faces-redirect=true&id=" + id;
    }

    private List<ReasonGiven> reasons() {
        List<ReasonGiven> reasons = new ArrayList<>();
        for (ReasonCode code : ReasonCode.values()) {
            if (Boolean.TRUE.equals(chosen.get(code.name()))) {
                String text = written.get(code.name());
                reasons.add(new ReasonGiven(
                        ReasonItem.of(code), code, text == null || text.isBlank() ? texts.word(code) : text.strip()));
            }
        }
        return reasons;
    }

    public ApplicationView getView() {
        if (view == null) {
            view = queries.view(application());
        }
        return view;
    }

    public boolean can(String action) {
        return getView().actions().contains(Action.valueOf(action));
    }

    public boolean isDecidable() {
        return can("PASS_INITIAL") || can("PASS_FINAL");
    }

    public List<ReasonCode> getReasonCodes() {
        return Arrays.asList(ReasonCode.values());
    }

    public List<Integer> pages(Material material) {
        return IntStream.range(0, material.pages()).boxed().toList();
    }

    public List<Delivery> getDeliveries() {
        return deliveries.of(getView().publicId());
    }

    public boolean isCentre() {
        return "centre".equals(desk);
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

    public String getDesk() {
        return desk;
    }

    public void setDesk(String desk) {
        this.desk = "centre".equals(desk) ? "centre" : "agency";
    }

    /** Tells which desk the page stands on, from its address. */
    public void at(String room) {
        setDesk(room);
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getRevealReason() {
        return revealReason;
    }

    public void setRevealReason(String revealReason) {
        this.revealReason = revealReason;
    }

    public String getRevealed() {
        return revealed;
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }

    public Map<String, String> getWritten() {
        return written;
    }
}
