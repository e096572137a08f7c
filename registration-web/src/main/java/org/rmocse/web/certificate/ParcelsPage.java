package org.rmocse.web.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
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

    public List<Dispatch> getParcels() {
        if (parcels == null) {
            parcels = dispatches.list(agency != null && agency.matches("\\d{1,18}") ? Long.valueOf(agency) : null);
        }
        return parcels;
    }
}
