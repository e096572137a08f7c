package org.rmocse.web.agency;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.primefaces.PrimeFaces;
import org.rmocse.application.Action;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.ReasonGiven;
import org.rmocse.application.UnsentDecisions;
import org.rmocse.application.UnsentDecisions.Unsent;
import org.rmocse.notification.Letter;
import org.rmocse.shared.Texts;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/**
 * What an officer writes on one file: an opinion, and the reasons ticked, those the applicant can mend by the item they are
 * pinned to, apart from those that refuse. Kept as it is written.
 */
@Named
@ViewScoped
public class DecisionSheet implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int DIGITS = 9;

    @Inject
    private transient UnsentDecisions unsent;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private UUID file;
    private boolean returnable;
    private String note;
    private ArrayList<String> items = new ArrayList<>();
    private ArrayList<ReasonRow> rows = new ArrayList<>();

    /** The reasons pinned to one item. */
    public record Group(String item, List<ReasonRow> rows) {}

    /** Lays out what can be said of this filing, each sentence in the applicant's language, and what was written before. */
    void lay(ApplicationView view) {
        file = view.publicId();
        returnable = view.actions().contains(Action.RETURN);
        items = new ArrayList<>(ReasonItem.of(view));
        Texts applicants = Texts.of(view.person().locale());
        rows = new ArrayList<>();
        for (ReasonCode code : ReasonCode.values()) {
            if (items.contains(ReasonItem.of(code))) {
                rows.add(new ReasonRow(code, applicants.get("canned." + code)));
            }
        }
        List<ReasonRow> fixable =
                getFixable().stream().flatMap(group -> group.rows().stream()).toList();
        for (int digit = 1; digit <= Math.min(DIGITS, fixable.size()); digit++) {
            fixable.get(digit - 1).on(digit);
        }
        unsent.of(file).ifPresent(this::restore);
    }

    private void restore(Unsent written) {
        note = written.note();
        written.reasons().forEach(given -> rows.stream()
                .filter(row -> row.getCode() == given.code())
                .forEach(row -> row.restore(given)));
    }

    /** Keeps what is written, so that nothing is lost before it is sent; a page already left has nothing to keep. */
    public void keep() {
        if (file != null && messages.attempt(() -> unsent.keep(file, note, given()))) {
            PrimeFaces.current().ajax().addCallbackParam("kept", true);
        }
    }

    /** Forgets it, once it is sent. */
    void sent() {
        unsent.forget(file);
    }

    /** The letter the applicant would get for what is ticked; null while nothing is. */
    public Letter getLetter() {
        List<ReasonGiven> reasons = given();
        boolean refusing = reasons.stream().anyMatch(reason -> !reason.code().isFixable());
        return reasons.isEmpty()
                ? null
                : unsent.letter(file, refusing || !returnable ? Action.REFUSE_INITIAL : Action.RETURN, reasons)
                        .orElse(null);
    }

    /** What is ticked, in the order of the sheet. */
    List<ReasonGiven> given() {
        return rows.stream().filter(ReasonRow::isChosen).map(ReasonRow::given).toList();
    }

    public List<Group> getFixable() {
        Map<String, List<ReasonRow>> groups = new LinkedHashMap<>();
        items.forEach(item -> groups.put(item, new ArrayList<>()));
        rows.stream().filter(row -> row.getCode().isFixable()).forEach(row -> groups.get(ReasonItem.of(row.getCode()))
                .add(row));
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    public List<ReasonRow> getRefusing() {
        return rows.stream().filter(row -> !row.getCode().isFixable()).toList();
    }

    public List<ReasonRow> getTicked() {
        return rows.stream().filter(ReasonRow::isChosen).toList();
    }

    /** What a reason can be pinned to. */
    public SelectItem[] getItems() {
        return items.stream()
                .map(item -> new SelectItem(item, texts.get("agency_item." + item)))
                .toArray(SelectItem[]::new);
    }

    /** The document an item is seen on, so that the viewer can show it. */
    public String document(String item) {
        return Arrays.asList("form.pages", "employer.name").contains(item)
                ? "APP_FORM"
                : item.startsWith("materials.")
                        ? item.substring("materials.".length())
                        : item.startsWith("employer.") ? "CONTRACT" : "";
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
