package org.rmocse.web.admin;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyEntries;
import org.rmocse.agency.AgencyFile;
import org.rmocse.agency.AgencyType;
import org.rmocse.application.AgencyLoads;
import org.rmocse.shared.PracticeCategory;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** An administrator enters an agency, changes it, closes it down and opens it again. What is changed is the version that was looked at. */
@Named
@ViewScoped
public class AgencyEntryPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AgencyEntries entries;

    @Inject
    private transient AgencyLoads loads;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private transient AgencyFile file;

    private String id;
    private int version;
    private AgencyForm form = new AgencyForm();

    /** Reads the agency as it stands now; for a new one there is nothing to read. */
    public void load() {
        if (getFile() != null) {
            version = file.version();
            form = new AgencyForm(file.draft());
        }
    }

    public String enter() {
        UUID[] entered = new UUID[1];
        return done("admin_agency.entered", () -> entered[0] = entries.enter(form.draft()))
                ? "/admin/agency.xhtml?faces-redirect=true&id=" + entered[0]
                : null;
    }

    public String change() {
        return after(done("admin_agency.changed", () -> entries.change(Chosen.id(id), version, form.draft())));
    }

    public String close() {
        return after(done("admin_agency.closed", () -> entries.close(Chosen.id(id), version)));
    }

    public String reopen() {
        return after(done("admin_agency.reopened", () -> entries.reopen(Chosen.id(id), version)));
    }

    private boolean done(String said, Runnable deed) {
        boolean done = messages.attempt(deed);
        if (done) {
            messages.done(said);
        }
        return done;
    }

    private String after(boolean done) {
        return done ? "/admin/agency.xhtml?faces-redirect=true&id=" + id : null;
    }

    /** The agency that is looked at; null where one is to be entered. */
    public AgencyFile getFile() {
        if (file == null && id != null) {
            file = entries.file(Chosen.id(id));
        }
        return file;
    }

    /** How many open files were filed with it. */
    public int getFiles() {
        return loads.openFiles().getOrDefault(getFile().agency().id(), 0);
    }

    /** What was written, its constants in words. */
    public String said(String value) {
        return Arrays.stream(value.split(" "))
                .map(this::word)
                .reduce((one, other) -> one + ' ' + other)
                .orElse("");
    }

    private String word(String token) {
        return List.of("PracticeCategory.", "AgencyType.", "province.", "admin_agency.said.").stream()
                .map(beginning -> beginning + token)
                .filter(texts::has)
                .findFirst()
                .map(texts::get)
                .orElse(token);
    }

    public List<SelectItem> getTypes() {
        return Arrays.stream(AgencyType.values())
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    public List<SelectItem> getProvinces() {
        return entries.list().stream()
                .map(Agency::province)
                .filter(Objects::nonNull)
                .distinct()
                .filter(code -> texts.has("province." + code))
                .map(code -> new SelectItem(code, texts.get("province." + code)))
                .toList();
    }

    public List<SelectItem> getCategories() {
        return PracticeCategory.CURRENT.stream()
                .map(one -> new SelectItem(one.name(), texts.word(one)))
                .toList();
    }

    public AgencyForm getForm() {
        return form;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
