package org.rmocse.web.employer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.rmocse.certificate.Departure;
import org.rmocse.certificate.Departures;
import org.rmocse.certificate.Engineer;
import org.rmocse.certificate.OwnEngineers;
import org.rmocse.web.agency.Chosen;
import org.rmocse.web.agency.TypedDay;
import org.rmocse.web.shared.Messages;

/** An employer reports that one of its engineers has left, or takes the report back. */
@Named
@ViewScoped
public class DeparturePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient OwnEngineers engineers;

    @Inject
    private transient Departures departures;

    @Inject
    private transient Messages messages;

    private transient Engineer engineer;
    private transient Departure departure;

    private String id;
    private String leftOn;

    public Engineer getEngineer() {
        if (engineer == null) {
            engineer = engineers.get(registration());
        }
        return engineer;
    }

    /** What was reported; null for nothing that stands. */
    public Departure getDeparture() {
        if (departure == null && getEngineer().leftOn() != null) {
            departure = departures.of(registration()).orElse(null);
        }
        return departure;
    }

    public String report() {
        return after(
                "employer_departure.reported",
                messages.attempt(() -> departures.report(registration(), TypedDay.of(leftOn, "leftOn"))));
    }

    public String withdraw() {
        return after("employer_departure.withdrawn", messages.attempt(() -> departures.withdraw(registration())));
    }

    private String after(String done, boolean gone) {
        if (!gone) {
            engineer = null; // a colleague may have been first
            return null;
        }
        messages.done(done);
        return "/employer/departure.xhtml?faces-redirect=true&id=" + id;
    }

    private UUID registration() {
        return Chosen.id(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getLeftOn() {
        return leftOn;
    }

    public void setLeftOn(String leftOn) {
        this.leftOn = leftOn;
    }
}
