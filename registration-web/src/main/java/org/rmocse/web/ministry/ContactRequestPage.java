package org.rmocse.web.ministry;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.Consumer;
import org.rmocse.employer.ContactDecisions;
import org.rmocse.employer.ContactRequestFile;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** One request to speak for an employer: the letter of authority beside the register, and the decision. */
@Named
@ViewScoped
public class ContactRequestPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ContactDecisions decisions;

    @Inject
    private transient Messages messages;

    private transient ContactRequestFile file;

    private String id;
    private String reason;

    public ContactRequestFile getFile() {
        if (file == null) {
            file = decisions.file(Chosen.id(id));
        }
        return file;
    }

    public String grant() {
        return decide("ministry_employer_request.granted", decisions::grant);
    }

    public String refuse() {
        return decide("ministry_employer_request.refused", request -> decisions.refuse(request, reason));
    }

    private String decide(String done, Consumer<UUID> deed) {
        if (!messages.attempt(() -> deed.accept(Chosen.id(id)))) {
            file = null; // somebody else may have decided it
            return null;
        }
        messages.done(done);
        return "/ministry/employer-request.xhtml?faces-redirect=true&id=" + id;
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
