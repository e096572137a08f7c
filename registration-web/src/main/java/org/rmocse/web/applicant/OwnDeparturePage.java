package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.certificate.Departure;
import org.rmocse.certificate.Departures;
import org.rmocse.web.shared.Messages;

/** Tells an engineer that the employer reports a departure, and takes the answer that it is not so. */
@Named
@RequestScoped
public class OwnDeparturePage {

    @Inject
    private Departures departures;

    @Inject
    private Messages messages;

    private Departure departure;
    private boolean read;
    private String denial;

    /** Null where nothing was reported. */
    public Departure getDeparture() {
        if (!read) {
            departure = departures.mine().orElse(null);
            read = true;
        }
        return departure;
    }

    public String deny() {
        if (!messages.attempt(() -> departures.deny(denial))) {
            return null;
        }
        messages.done("applicant_index.departure_said");
        return "/applicant/index.xhtml?faces-redirect=true";
    }

    public String getDenial() {
        return denial;
    }

    public void setDenial(String denial) {
        this.denial = denial;
    }
}
