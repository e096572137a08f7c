package org.rmocse.web.applicant;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.primefaces.PrimeFaces;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Applications;
import org.rmocse.application.Step;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Rejected;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** One step of a filing: what is typed is saved whether right or wrong, and what is wrong is said at its field. */
@Named
@ViewScoped
public class StepPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS_AT_FIRST = 1;

    @Inject
    private transient Applications applications;

    @Inject
    private transient OpenedFiling filing;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private String id;
    private String stepKey;
    private String back;
    private boolean fix;
    private HashMap<String, Object> values = new HashMap<>();
    private ArrayList<Map<String, String>> rows = new ArrayList<>();
    private HashMap<String, Object> shownValues = new HashMap<>();
    private ArrayList<Map<String, String>> shownRows = new ArrayList<>();
    private Instant savedAt;

    /** Opens the step; a filing that cannot be edited any more is only shown. */
    public String load() {
        if (!getView().isEditable() || !getView().steps().contains(getStep())) {
            messages.showAfterwards(List.of(Finding.of("NOT_EDITABLE", null)));
            return ApplyPage.address(id);
        }
        SectionForm form = SectionForm.of(getStep(), getView().filing());
        values = form.values;
        rows = form.rows;
        remember(form);
        savedAt = getView().isBegun(getStep()) ? getView().savedAt() : null;
        if (getStep() == Step.BASIC) {
            values.computeIfAbsent("email", unknown -> getView().person().email());
            values.computeIfAbsent("mobile", unknown -> getView().person().mobile());
        }
        while (isRowed() && rows.size() < ROWS_AT_FIRST) {
            rows.add(new HashMap<>());
        }
        return null;
    }

    /**
     * Says what is wrong where the step was opened to be mended: not before the fields are there that it is said at. What an old page
     * sends after the filing was submitted finds neither fields nor button any more, and is told so.
     */
    public void tell() {
        boolean sent = FacesContext.getCurrentInstance().isPostback();
        if (fix && !sent) {
            messages.show(getFindings());
        } else if (sent && !getView().isEditable() && messages.first().isEmpty()) {
            messages.show(List.of(Finding.of("NOT_EDITABLE", null)));
        }
    }

    /** Saves and, where nothing is wrong, goes on: back to the check it came from, else to the next step that needs something. */
    public String save() {
        if (!store()) {
            return null;
        }
        if (!getFindings().isEmpty()) {
            messages.show(getFindings());
            return null;
        }
        messages.done("applicant_step.saved", texts.word(getStep()));
        return getOnward();
    }

    /** Saves in the background, and tells the page when, and what is wrong at which field. */
    public void keep() {
        PrimeFaces.Ajax answer = PrimeFaces.current().ajax();
        boolean stored = store();
        answer.addCallbackParam("stored", stored);
        if (!stored) {
            answer.addCallbackParam("refused", messages.first());
            return;
        }
        JsonObjectBuilder wrong = Json.createObjectBuilder();
        getFindings().forEach(finding -> wrong.add(messages.target(finding), texts.finding(finding)));
        answer.addCallbackParam("wrong", wrong.build().toString());
        answer.addCallbackParam("saved", getSaved());
        answer.addCallbackParam("version", getVersion());
    }

    /** Saves what was typed on the way to something else on the same page. */
    public void keepTyped() {
        store();
    }

    public void addRow() {
        store();
        rows.add(new HashMap<>());
    }

    public void removeRow(int index) {
        rows.remove(index);
        if (rows.isEmpty()) {
            rows.add(new HashMap<>());
        }
        store();
    }

    /** The address to go on to from here, for a link. */
    public String getOnwardAddress() {
        return getOnward().replace("faces-redirect=true&", "");
    }

    /** Where to go on from here. */
    public String getOnward() {
        if ("check".equals(back)) {
            return ApplyPage.address(id) + "&at=check-" + stepKey;
        }
        List<Step> steps = getView().steps();
        return steps.subList(steps.indexOf(getStep()) + 1, steps.size()).stream()
                .filter(step -> !getView().findings().get(step).isEmpty())
                .findFirst()
                .map(step -> "/applicant/step.xhtml?faces-redirect=true&id=" + id + "&step=" + step.key())
                .orElse(ApplyPage.address(id));
    }

    /** What is wrong at this step by now. */
    public List<Finding> getFindings() {
        return getView().findings().get(getStep());
    }

    /** The reasons of a return that are to be mended here. */
    public List<ApplicationView.GivenReason> getReasons() {
        return getView().lastReasons().stream()
                .filter(reason -> Step.ofField(reason.item()) == getStep())
                .toList();
    }

    /** Whether a field of this step can be changed. */
    public boolean isOpen(String field) {
        return getView().isOpen(stepKey + '.' + field);
    }

    /** Whether anything on this step can be changed. */
    public boolean isOpenAnywhere() {
        return getView().isOpenAt(getStep());
    }

    /** Whether what stands here was taken over and not looked at yet. */
    public boolean isTakenOver() {
        return getView().takenOver().contains(getStep());
    }

    /** The type of a day's field: a text that is no day could not be seen in a field for days. */
    public String dayType(Object typed) {
        return typed == null || TypedText.isShownAsDay(typed.toString()) ? "date" : "text";
    }

    /** Forgets what was read of the filing, after it was changed. */
    void changed() {
        filing.changed();
        savedAt = getView().savedAt();
    }

    public ApplicationView getView() {
        return filing.get(id);
    }

    public Step getStep() {
        for (Step step : Step.values()) {
            if (step.key().equals(stepKey)) {
                return step;
            }
        }
        throw new Rejected(Finding.of("NOT_FOUND", null));
    }

    /** The page of the step; none while a page is built again whose state is gone, of which nobody can tell what step it was. */
    public String getFragment() {
        return stepKey == null ? "" : "/WEB-INF/steps/" + getStep().key() + ".xhtml";
    }

    /** When it was saved last, in words; empty before. */
    public String getSaved() {
        return savedAt == null ? "" : texts.of("applicant_step.saved_at", texts.time(savedAt));
    }

    public String getVersion() {
        return SectionForm.typed(shownValues, shownRows).version();
    }

    UUID application() {
        return ApplyPage.application(id);
    }

    /**
     * Only what was changed here is saved over what is stored, so that a second tab undoes nothing. The page may save in the
     * background while the button is pressed: one after the other, each upon what the other has stored.
     */
    private synchronized boolean store() {
        filing.changed();
        SectionForm typed = SectionForm.typed(values, rows);
        boolean stored = messages.attempt(() -> {
            SectionForm now = SectionForm.of(getStep(), getView().filing());
            SectionForm merged = typed.onto(now, SectionForm.typed(shownValues, shownRows));
            savedAt = applications.save(application(), merged.section(getStep()));
        });
        if (stored) {
            remember(typed);
            filing.changed();
        }
        return stored;
    }

    private void remember(SectionForm form) {
        SectionForm copy = SectionForm.typed(form.values, form.rows);
        shownValues = copy.values;
        shownRows = copy.rows;
    }

    private boolean isRowed() {
        return getStep() == Step.WORK || getStep() == Step.EDUCATION || getStep() == Step.DUTY;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getStepKey() {
        return stepKey;
    }

    public void setStepKey(String stepKey) {
        this.stepKey = stepKey;
    }

    public String getBack() {
        return back;
    }

    public void setBack(String back) {
        this.back = back;
    }

    public boolean isFix() {
        return fix;
    }

    public void setFix(boolean fix) {
        this.fix = fix;
    }

    public Map<String, Object> getValues() {
        return values;
    }

    public List<Map<String, String>> getRows() {
        return rows;
    }
}
