package org.rmocse.employer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.rmocse.account.CurrentActor;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.RoleNames;

/** The employer the caller speaks for (D18). */
@Stateless
public class OwnEmployers {

    @Inject
    private CurrentActor current;

    @Inject
    private Employers employers;

    public OwnEmployers() {}

    OwnEmployers(CurrentActor current, Employers employers) {
        this.current = current;
        this.employers = employers;
    }

    /** Its credit code. */
    @RolesAllowed(RoleNames.EMPLOYER)
    public String code() {
        return current.actor().employerCode();
    }

    /** As it stands in the register; empty where nobody has been registered with it and no account was granted for it yet. */
    @RolesAllowed(RoleNames.EMPLOYER)
    public Optional<Employer> mine() {
        return employers.find(new CreditCode(code()));
    }
}
