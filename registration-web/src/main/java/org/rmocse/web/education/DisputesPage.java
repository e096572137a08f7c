package org.rmocse.web.education;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.rmocse.education.DisputeOutcome;
import org.rmocse.education.DisputedRow;
import org.rmocse.education.Disputes;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.shared.Messages;

/** What learners say against reported rows, and the answers of whoever reported them. */
@Named
@RequestScoped
public class DisputesPage {

    @Inject
    private Disputes disputes;

    @Inject
    private Messages messages;

    private List<DisputedRow> all;

    /** Withdraws the row whose button was pressed. */
    public String withdraw() {
        return answer("withdraw", DisputeOutcome.WITHDRAWN);
    }

    /** Keeps the row whose button was pressed. */
    public String keep() {
        return answer("keep", DisputeOutcome.KEPT);
    }

    private String answer(String button, DisputeOutcome outcome) {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String dispute = sent.get(button);
        if (!messages.attempt(() -> disputes.answer(Chosen.id(dispute), outcome, sent.get("words-" + dispute)))) {
            return null;
        }
        messages.done("education_disputes.done." + outcome);
        return FacesContext.getCurrentInstance().getViewRoot().getViewId() + "?faces-redirect=true";
    }

    public List<DisputedRow> getAll() {
        if (all == null) {
            all = disputes.list();
        }
        return all;
    }

    /** How many are open. */
    public int getOpen() {
        return disputes.open();
    }
}
