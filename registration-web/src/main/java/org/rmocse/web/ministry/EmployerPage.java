package org.rmocse.web.ministry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.rmocse.employer.EmployerFile;
import org.rmocse.employer.EmployerStanding;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** One employer: the names it has borne, how it stands and why, and what the ministry may do about it. */
@Named
@RequestScoped
public class EmployerPage {

    @Inject
    private EmployerStanding standing;

    @Inject
    private Messages messages;

    private String id;
    private String reason;
    private EmployerFile file;

    /** Reads the employer before anything is written, so that one that is not there is not found. */
    public void load() {
        getFile();
    }

    public EmployerFile getFile() {
        if (file == null) {
            file = standing.file(Chosen.id(id));
        }
        return file;
    }

    public boolean may(EmployerStatus status) {
        return getFile().employer().status().next().contains(status);
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
            file = null;
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
