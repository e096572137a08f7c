package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rmocse.account.EmployerContact;
import org.rmocse.employer.ContactDecisions;
import org.rmocse.employer.EmployerFile;
import org.rmocse.employer.EmployerStanding;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/**
 * One employer: the names it has borne, how it stands and why, and what the ministry may do about it. The buttons are those
 * that could be pressed when the page was shown; whether one still holds is asked again, so that whoever was overtaken is told
 * by whom.
 */
@Named
@ViewScoped
public class EmployerPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EmployerStanding standing;

    @Inject
    private transient ContactDecisions decisions;

    @Inject
    private transient Messages messages;

    private transient EmployerFile file;

    private transient List<EmployerContact> contacts;

    private String id;
    private String reason;
    private String closing;
    private ArrayList<EmployerStatus> offered = new ArrayList<>();

    /** Reads the employer as it stands now, and what it may become. */
    public void load() {
        file = standing.file(employer());
        offered = new ArrayList<>(file.employer().status().next());
    }

    public EmployerFile getFile() {
        if (file == null) {
            file = standing.file(employer());
        }
        return file;
    }

    public boolean may(EmployerStatus status) {
        return offered.contains(status);
    }

    public String bar() {
        return change("ministry_employer.barred", () -> standing.bar(employer(), reason));
    }

    public String dissolve() {
        return change("ministry_employer.dissolved", () -> standing.dissolve(employer(), reason));
    }

    public String restore() {
        return change("ministry_employer.restored", () -> standing.restore(employer(), reason));
    }

    private String change(String done, Runnable deed) {
        if (!messages.attempt(deed)) {
            load();
            return null;
        }
        messages.done(done);
        return "/ministry/employer.xhtml?faces-redirect=true&id=" + id;
    }

    /** Who speaks for the employer or did. */
    public List<EmployerContact> getContacts() {
        if (contacts == null) {
            contacts = decisions.contacts(employer());
        }
        return contacts;
    }

    /** Closes the account of the contact whose button was pressed. */
    public String closeContact(UUID contact) {
        if (!messages.attempt("contacts", () -> decisions.close(employer(), contact, closing))) {
            return null;
        }
        messages.done("ministry_employer.contact_gone");
        return "/ministry/employer.xhtml?faces-redirect=true&id=" + id;
    }

    private UUID employer() {
        return Chosen.id(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getClosing() {
        return closing;
    }

    public void setClosing(String closing) {
        this.closing = closing;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
