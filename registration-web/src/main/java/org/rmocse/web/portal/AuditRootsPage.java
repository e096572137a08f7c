package org.rmocse.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.audit.AuditRoot;
import org.rmocse.audit.AuditRoots;

/** The daily roots of the trail, for whoever wants to keep them. */
@Named
@RequestScoped
public class AuditRootsPage {

    @Inject
    private AuditRoots roots;

    private List<AuditRoot> all;

    /** The latest first. */
    public List<AuditRoot> getAll() {
        if (all == null) {
            all = roots.latest();
        }
        return all;
    }
}
