package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.rmocse.education.Disputes;
import org.rmocse.education.OwnRecord;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** What training bodies have reported of the visitor, who may say what is wrong with a row. */
@Named
@RequestScoped
public class OwnEducationPage {

    @Inject
    private Disputes disputes;

    @Inject
    private Messages messages;

    private List<OwnRecord> all;

    /** Disputes the row whose button was pressed. */
    public String dispute() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String record = sent.get("dispute");
        if (!messages.attempt(() -> disputes.raise(Chosen.id(record), sent.get("words-" + record)))) {
            return null;
        }
        messages.done("applicant_education.disputed");
        return "/applicant/education.xhtml?faces-redirect=true";
    }

    public List<OwnRecord> getAll() {
        if (all == null) {
            all = disputes.mine();
        }
        return all;
    }
}
