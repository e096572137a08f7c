package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.Consumer;
import org.rmocse.employer.Employer;
import org.rmocse.employer.NameDecisions;
import org.rmocse.employer.NewName;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** An employer's new name: the proof beside the register, and the decision. */
@Named
@ViewScoped
public class NameDecisionPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient NameDecisions decisions;

    @Inject
    private transient Messages messages;

    private transient NewName asked;
    private transient Employer employer;

    private String id;
    private String reason;

    public NewName getAsked() {
        if (asked == null) {
            asked = decisions.get(Chosen.id(id));
        }
        return asked;
    }

    /** As it stands in the register now. */
    public Employer getEmployer() {
        if (employer == null) {
            employer = decisions.employer(Chosen.id(id));
        }
        return employer;
    }

    public String grant() {
        return decide("ministry_employer_name.granted", decisions::grant);
    }

    public String refuse() {
        return decide("ministry_employer_name.refused", request -> decisions.refuse(request, reason));
    }

    private String decide(String done, Consumer<UUID> deed) {
        if (!messages.attempt(() -> deed.accept(Chosen.id(id)))) {
            asked = null; // somebody else may have decided it
            return null;
        }
        messages.done(done);
        return "/ministry/employer-name.xhtml?faces-redirect=true&id=" + id;
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
