package org.rmocse.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rmocse.account.TrainingBodyAccount;
import org.rmocse.agency.Agency;
import org.rmocse.agency.AgencyEntries;
import org.rmocse.education.TrainingBodies;
import org.rmocse.education.TrainingBody;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;
import org.rmocse.web.shared.PageTexts;

/** An administrator enters a training body, changes it, closes and opens it, and opens accounts for its people. */
@Named
@ViewScoped
public class TrainingBodyPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient TrainingBodies bodies;

    @Inject
    private transient AgencyEntries agencies;

    @Inject
    private transient Messages messages;

    @Inject
    private transient PageTexts texts;

    private transient TrainingBody body;

    private String id;
    private int version;
    private TrainingBodyForm form = new TrainingBodyForm();
    private String accountName;
    private String accountEmail;

    /** Reads the body as it stands now; for a new one there is nothing to read. */
    public void load() {
        if (getBody() != null) {
            version = body.version();
            form = new TrainingBodyForm(body);
        }
    }

    public String enter() {
        UUID[] entered = new UUID[1];
        return messages.attempt(() -> entered[0] = bodies.enter(form.draft()))
                ? said("admin_training_body.entered", entered[0])
                : null;
    }

    public String change() {
        return done("admin_training_body.changed", () -> bodies.change(Chosen.id(id), version, form.draft()));
    }

    public String close() {
        return done("admin_training_body.closed", () -> bodies.turn(Chosen.id(id), version, false));
    }

    public String reopen() {
        return done("admin_training_body.reopened", () -> bodies.turn(Chosen.id(id), version, true));
    }

    public String openAccount() {
        return messages.attempt("people", () -> bodies.openAccount(Chosen.id(id), accountName, accountEmail))
                ? said("admin_training_body.account_opened", Chosen.id(id))
                : null;
    }

    public String sendLink() {
        return done("admin_officer.link_sent", () -> bodies.sendLink(Chosen.id(id), pressed("link")));
    }

    public String closeAccount() {
        return done("admin_officer.closed", () -> bodies.closeAccount(Chosen.id(id), pressed("close")));
    }

    public String reopenAccount() {
        return done("admin_officer.reopened", () -> bodies.reopenAccount(Chosen.id(id), pressed("reopen")));
    }

    /** The account in whose row a button was pressed. */
    private static UUID pressed(String button) {
        return Chosen.id(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(button));
    }

    private String done(String said, Runnable deed) {
        return messages.attempt(deed) ? said(said, Chosen.id(id)) : null;
    }

    private String said(String said, UUID of) {
        messages.done(said);
        return "/admin/training-body.xhtml?faces-redirect=true&id=" + of;
    }

    /** The body that is looked at; null where one is to be entered. */
    public TrainingBody getBody() {
        if (body == null && id != null) {
            body = bodies.find(Chosen.id(id));
        }
        return body;
    }

    public List<TrainingBodyAccount> getAccounts() {
        return bodies.accounts(Chosen.id(id));
    }

    public List<SelectItem> getRegions() {
        return agencies.list().stream()
                .map(Agency::province)
                .filter(Objects::nonNull)
                .distinct()
                .filter(code -> texts.has("province." + code))
                .map(code -> new SelectItem(code, texts.get("province." + code)))
                .toList();
    }

    public TrainingBodyForm getForm() {
        return form;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getAccountName() {
        return accountName;
    }

    public void setAccountName(String accountName) {
        this.accountName = accountName;
    }

    public String getAccountEmail() {
        return accountEmail;
    }

    public void setAccountEmail(String accountEmail) {
        this.accountEmail = accountEmail;
    }
}
