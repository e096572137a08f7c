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
import org.rmocse.application.ApplicationView;
import org.rmocse.application.ReasonCode;
import org.rmocse.application.ReasonGiven;
import org.rmocse.shared.Texts;
import org.rmocse.web.shared.PageTexts;

/** The reasons an officer ticks on one file: those the applicant can mend, by the item they are pinned to, and those that refuse. */
@Named
@ViewScoped
public class ReasonSheet implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PageTexts texts;

    private ArrayList<String> items = new ArrayList<>();
    private ArrayList<ReasonRow> rows = new ArrayList<>();

    /** The reasons pinned to one item. */
    public record Group(String item, List<ReasonRow> rows) {}

    /** Lays out the reasons that can concern this filing, each with its sentence in the applicant's language. */
    void lay(ApplicationView view, List<ReasonGiven> written) {
        items = new ArrayList<>(ReasonItem.of(view));
        Texts applicants = Texts.of(view.person().locale());
        rows = new ArrayList<>();
        for (ReasonCode code : ReasonCode.values()) {
            if (items.contains(ReasonItem.of(code))) {
                rows.add(new ReasonRow(code, applicants.get("canned." + code)));
            }
        }
        written.forEach(given ->
                rows.stream().filter(row -> row.getCode() == given.code()).forEach(row -> row.restore(given)));
    }

    /** What is ticked, in the order of the sheet. */
    List<ReasonGiven> given() {
        return rows.stream().filter(ReasonRow::isChosen).map(ReasonRow::given).toList();
    }

    /** Whether anything is ticked that no correction can mend. */
    boolean isRefusing() {
        return rows.stream().anyMatch(row -> row.isChosen() && !row.getCode().isFixable());
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
}
