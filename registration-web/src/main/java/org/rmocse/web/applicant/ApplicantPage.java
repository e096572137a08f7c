package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.rmocse.application.ApplicationKind;
import org.rmocse.application.ApplicationQueries;
import org.rmocse.application.Applications;
import org.rmocse.application.OwnApplication;
import org.rmocse.certificate.CertificatePrints;
import org.rmocse.certificate.Registration;

/** A person's start page: what to do today, and what is under way. */
@Named
@RequestScoped
public class ApplicantPage {

    @Inject
    private Applications applications;

    @Inject
    private ApplicationQueries queries;

    @Inject
    private CertificatePrints certificates;

    private List<OwnApplication> mine;

    public List<OwnApplication> getMine() {
        if (mine == null) {
            mine = queries.mine();
        }
        return mine;
    }

    /** The registration held; null before the first approval. */
    public Registration getRegistration() {
        return certificates.own().orElse(null);
    }

    /** Whether an initial registration can be started or gone on with. */
    public boolean isStartable() {
        return getRegistration() == null
                && getMine().stream().noneMatch(one -> one.status().isOpen());
    }

    public String start() {
        UUID id = applications.start(ApplicationKind.INITIAL);
        return "/applicant/apply.xhtml?faces-redirect=true&id=" + id;
    }
}
