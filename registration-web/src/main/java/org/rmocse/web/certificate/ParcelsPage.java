package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.certificate.Dispatch;
import org.rmocse.certificate.Dispatches;

/** The latest parcels to the agencies, of the one that is looked at or of all. */
@Named
@RequestScoped
public class ParcelsPage {

    @Inject
    private Dispatches dispatches;

    @Inject
    @ManagedProperty("#{param.agency}")
    private String agency;

    private List<Dispatch> parcels;
    private boolean current;

    /** Read anew for what is shown: a press changes them between the phase that reads the form and the one that answers. */
    public List<Dispatch> getParcels() {
        boolean shown = FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
        if (parcels == null || shown && !current) {
            current = shown;
            parcels = dispatches.list(agency != null && agency.matches("\\d{1,18}") ? Long.valueOf(agency) : null);
        }
        return parcels;
    }
}
