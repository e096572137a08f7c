package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.UUID;
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
    private transient Messages messages;

    private transient EmployerFile file;

    private String id;
    private String reason;
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

    private UUID employer() {
        return Chosen.id(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
