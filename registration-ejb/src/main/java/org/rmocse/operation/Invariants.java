package org.rmocse.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.rmocse.shared.RoleNames;

/** What an auditor sees of whether what must hold holds. */
@Stateless
public class Invariants {

    @Inject
    private InvariantChecker checker;

    public Invariants() {}

    Invariants(InvariantChecker checker) {
        this.checker = checker;
    }

    /** The last look at each, in their order. */
    @RolesAllowed(RoleNames.AUDITOR)
    public List<Checked> list() {
        return checker.last();
    }
}
