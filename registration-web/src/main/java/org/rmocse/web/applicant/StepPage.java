package org.rmocse.web.applicant;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rmocse.agency.Agencies;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyChoice;
import org.rmocse.agency.Recommendation;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.ApplicationView;
import org.rmocse.application.Applications;
import org.rmocse.application.InitialRule;
import org.rmocse.application.Material;
import org.rmocse.application.MaterialCode;
import org.rmocse.application.Step;
import org.rmocse.shared.Finding;
import org.rmocse.shared.Policy;
import org.rmocse.shared.PolicyParameters;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.shared.Rejected;
import org.rmocse.shared.Upload;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** One step of a filing: what is typed is saved whether right or wrong, and what is wrong is said at its field. */
@Named
@ViewScoped
public class StepPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS_AT_FIRST = 2;

    @Inject
    private transient Applications applications;

    @Inject
    private transient ApplicationQueries queries;

    @Inject
    private transient Agencies agencies;

    @Inject
    private transient Policy policy;

    @Inject
    private transient Clock clock;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private String id;
    private String stepKey;
    private Map<String, Object> values;
    private ArrayList<Map<String, String>> rows;
    private Instant savedAt;
    private transient ApplicationView view;
    private transient Part file;
    private transient Map<String, Part> files;

    public void load() {
        SectionForm form = SectionForm.of(getStep(), getView().filing());
        values = form.values;
        rows = new ArrayList<>(form.rows);
        while (isRowed() && rows.size() < ROWS_AT_FIRST) {
            addRow();
        }
        if (getStep() == Step.BASIC) {
            values.putIfAbsent("email", null);
            if (values.get("email") == null) {
                values.put("email", getView().person().email());
            }
            if (values.get("mobile") == null) {
                values.put("mobile", getView().person().mobile());
            }
        }
    }

    /** Saves and, where nothing is wrong, goes on to the task list. */
    public String save() {
        SectionForm form = new SectionForm();
        form.values.putAll(values);
        form.rows.addAll(rows);
        if (!messages.attempt(() -> savedAt = applications.save(application(), form.section(getStep())))) {
            return null;
        }
        view = null;
        List<Finding> findings = getView().findings().get(getStep());
        if (!findings.isEmpty()) {
            messages.show(findings);
            return null;
        }
        return done();
    }

    public void addRow() {
        rows.add(new HashMap<>());
    }

    public void removeRow(int index) {
        if (rows.size() > 1) {
            rows.remove(index);
        } else {
            rows.get(0).clear();
        }
    }

    public String savePortrait() {
        return messages.attempt(() -> applications.savePortrait(application(), upload(file), null)) ? done() : null;
    }

    public void addMaterial(String code) {
        Part part = getFiles().get(code);
        if (messages.attempt(() -> applications.addMaterial(application(), MaterialCode.valueOf(code), upload(part)))) {
            messages.done("applicant_step.added");
        }
        view = null;
    }

    public void removeMaterial(UUID material) {
        messages.attempt(() -> applications.removeMaterial(application(), material));
        view = null;
    }

    public void rotateMaterial(UUID material) {
        messages.attempt(() -> applications.rotateMaterial(application(), material));
        view = null;
    }

    public List<Material> materials(String code) {
        return getView().materials().stream()
                .filter(material -> material.code().name().equals(code))
                .toList();
    }

    /** What is still missing of a document. */
    public List<Finding> findingsOf(String code) {
        return getView().findings().get(getStep()).stream()
                .filter(finding -> getStep() == Step.FORM || finding.field().equals("materials." + code))
                .toList();
    }

    /** Whom to file with, as far as the answers tell. */
    public Optional<Recommendation> recommendation() {
        return AgencyChoice.recommend(
                agencies.all(today()),
                getView().filing().category().category(),
                text("province") != null
                        ? text("province")
                        : getView().filing().employer().province(),
                text("groupCode"),
                Boolean.parseBoolean(String.valueOf(values.get("ministryDirect"))));
    }

    public String getRecommended() {
        return recommendation()
                .map(one -> texts.get("recommendation." + one.reason())
                        .replace("{agency}", one.agency().name()))
                .orElse(null);
    }

    public String getRecommendedName() {
        return recommendation().map(one -> one.agency().name()).orElse(null);
    }

    /** Takes the recommendation as the answer. */
    public void takeRecommended() {
        recommendation()
                .ifPresent(one ->
                        values.put("agencyId", String.valueOf(one.agency().id())));
    }

    public List<SelectItem> getAgencies() {
        return agencies.all(today()).stream()
                .map(agency -> new SelectItem(String.valueOf(agency.id()), agency.name()))
                .toList();
    }

    public List<SelectItem> getGroups() {
        return agencies.all(today()).stream()
                .filter(agency -> agency.type() == org.rmocse.agency.AgencyType.CENTRAL_ENTERPRISE)
                .map((Agency agency) -> new SelectItem(agency.code(), agency.name()))
                .toList();
    }

    public List<SelectItem> getProvinces() {
        return agencies.all(today()).stream()
                .map(Agency::province)
                .filter(code -> code != null)
                .distinct()
                .sorted()
                .map(code -> new SelectItem(code, texts.get("province." + code)))
                .toList();
    }

    /** What the person's qualifications allow (D10). */
    public List<SelectItem> getCategories() {
        PolicyParameters today = policy.at(today());
        return Arrays.stream(PracticeCategory.values())
                .filter(category -> getView().qualifications().stream()
                        .anyMatch(one -> InitialRule.selectable(one, today).contains(category)))
                .map(category -> new SelectItem(category.name(), texts.word(category)))
                .toList();
    }

    public ApplicationView getView() {
        if (view == null) {
            view = queries.view(application());
        }
        return view;
    }

    public List<ApplicationView.GivenReason> getReasons() {
        return getView().reasons().stream()
                .filter(reason -> reason.round() == getView().round())
                .filter(reason -> Step.ofField(reason.item()) == getStep())
                .toList();
    }

    public Step getStep() {
        for (Step step : Step.values()) {
            if (step.key().equals(stepKey)) {
                return step;
            }
        }
        throw new Rejected(Finding.of("NOT_FOUND", null));
    }

    public String getFragment() {
        return "/WEB-INF/steps/" + getStep().key() + ".xhtml";
    }

    private String done() {
        messages.done("applicant_step.saved");
        return "/applicant/apply.xhtml?faces-redirect=true&id=" + id;
    }

    private boolean isRowed() {
        return getStep() == Step.WORK || getStep() == Step.EDUCATION;
    }

    private String text(String name) {
        Object value = values.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private UUID application() {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException malformed) {
            throw new Rejected(Finding.of("NOT_FOUND", null));
        }
    }

    private static Upload upload(Part part) {
        if (part == null) {
            throw new Rejected(Finding.of("FILE_EMPTY", null));
        }
        try (InputStream in = part.getInputStream()) {
            return new Upload(part.getSubmittedFileName(), part.getContentType(), in.readAllBytes());
        } catch (IOException broken) {
            throw new Rejected(Finding.of("FILE_EMPTY", null));
        }
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

    public Map<String, Object> getValues() {
        return values;
    }

    public List<Map<String, String>> getRows() {
        return rows;
    }

    public String getSavedAt() {
        return savedAt == null ? null : texts.time(savedAt);
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public Map<String, Part> getFiles() {
        if (files == null) {
            files = new HashMap<>();
        }
        return files;
    }
}
