package org.rmocse.web.applicant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rmocse.application.OwnRevocation;
import org.rmocse.application.RevocationQueries;

/** Tells somebody whose registration was revoked what was decided, and until when. */
@Named
@RequestScoped
public class OwnRevocationPage {

    @Inject
    private RevocationQueries revocations;

    private OwnRevocation revocation;
    private boolean read;

    /** Null for everybody else. */
    public OwnRevocation getRevocation() {
        if (!read) {
            revocation = revocations.mine().orElse(null);
            read = true;
        }
        return revocation;
    }
}
