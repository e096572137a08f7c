package org.rmocse.web.employer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.rmocse.employer.Employer;
import org.rmocse.employer.EmployerStatus;
import org.rmocse.employer.OwnEmployers;

/** The employer at the head of each of its pages. */
@Named("ownEmployer")
@RequestScoped
public class OwnEmployerHead {

    @Inject
    private OwnEmployers employers;

    private Optional<Employer> employer;

    /** As on the seal; the credit code where the register has no name yet. */
    public String getName() {
        return employer().map(Employer::name).orElseGet(employers::code);
    }

    public String getCode() {
        return employers.code();
    }

    /** Null where nobody has been registered with it yet. */
    public EmployerStatus getStatus() {
        return employer().map(Employer::status).orElse(null);
    }

    private Optional<Employer> employer() {
        if (employer == null) {
            employer = employers.mine();
        }
        return employer;
    }
}
