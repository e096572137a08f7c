package org.rmocse.web.agency;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rmocse.application.Action;
import org.rmocse.application.BulkDecisions;
import org.rmocse.application.BulkLine;
import org.rmocse.application.BulkOutcome;
import org.rmocse.application.BulkPreview;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.ReasonGiven;
import org.rmocse.application.UnsentDecisions;
import org.rmocse.notification.Letter;
import org.rmocse.shared.Texts;
import org.rmocse.web.shared.Messages;

/** One decision about the files ticked in a queue: what it would do to each, the opinion and the reasons, and the order. */
@Named
@ViewScoped
public class BulkPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient BulkDecisions bulk;

    @Inject
    private transient UnsentDecisions unsent;

    @Inject
    private transient Messages messages;

    private ArrayList<UUID> files = new ArrayList<>();
    private Action action;
    private String note;
    private ArrayList<ReasonRow> rows = new ArrayList<>();
    private transient BulkPreview preview;

    /** Lays out the decision that the address names; without any, the page shows the latest ones. */
    public void open() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        Arrays.stream(Action.values())
                .filter(one -> one.name().equals(asked.get("action")))
                .findFirst()
                .ifPresent(wanted -> messages.attempt(() -> lay(wanted, Chosen.unpacked(asked.get("files")))));
    }

    private void lay(Action wanted, List<UUID> chosen) {
        preview = bulk.preview(wanted, chosen, List.of(), null);
        action = wanted;
        files = new ArrayList<>(chosen);
        List<String> items = ReasonItem.common(preview.lines().stream()
                .filter(line -> line.outcome() == BulkOutcome.WILL_MOVE)
                .map(BulkLine::kind)
                .distinct()
                .toList());
        for (ReasonCode code : isReasoned() ? ReasonCode.values() : new ReasonCode[0]) {
            String item = ReasonItem.amongMany(code, items);
            if (item != null) {
                rows.add(new ReasonRow(code, item, Texts.of(Texts.CHINESE).get("canned." + code)));
            }
        }
    }

    /** Looks again at what the decision would do, with what is written by now. */
    public void look() {
        preview = null;
    }

    /** Orders it. */
    public String confirm() {
        UUID[] order = new UUID[1];
        preview = null;
        return messages.attempt(() -> order[0] = bulk.order(action, files, given(), note))
                ? "/" + getDesk() + "/bulk.xhtml?faces-redirect=true&order=" + order[0]
                : null;
    }

    private List<ReasonGiven> given() {
        return rows.stream().filter(ReasonRow::isChosen).map(ReasonRow::given).toList();
    }

    /** What it would do; null before files were ticked. */
    public BulkPreview getPreview() {
        if (preview == null && action != null) {
            preview = bulk.preview(action, files, given(), note);
        }
        return preview;
    }

    public List<BulkLine> getWill() {
        return lines(BulkOutcome.WILL_MOVE);
    }

    public List<BulkLine> getWillNot() {
        return lines(BulkOutcome.NOT_MOVED);
    }

    private List<BulkLine> lines(BulkOutcome outcome) {
        return getPreview().lines().stream()
                .filter(line -> line.outcome() == outcome)
                .toList();
    }

    /** The letter the first applicant would get for what is ticked; null while nothing is. */
    public Letter getLetter() {
        List<ReasonGiven> reasons = given();
        return reasons.isEmpty() || getWill().isEmpty()
                ? null
                : unsent.letter(getWill().get(0).file(), action, reasons).orElse(null);
    }

    /** Whether it writes letters, for which it needs reasons. */
    public boolean isReasoned() {
        return action == Action.RETURN || isRefusing();
    }

    public boolean isRefusing() {
        return action == Action.REFUSE_INITIAL || action == Action.REFUSE_FINAL;
    }

    public List<ReasonRow> getFixable() {
        return rows.stream().filter(row -> row.getCode().isFixable()).toList();
    }

    public List<ReasonRow> getRefusingRows() {
        return rows.stream().filter(row -> !row.getCode().isFixable()).toList();
    }

    /** How long what writes letters waits before it begins. */
    public int getMinutes() {
        return bulk.undoMinutes();
    }

    /** The desk the page stands on, from its address: agency or centre. */
    public String getDesk() {
        return Objects.requireNonNull(
                        FacesContext.getCurrentInstance().getViewRoot().getViewId())
                .split("/")[1];
    }

    public Action getAction() {
        return action;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
