package org.rmocse.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rmocse.operation.Checked;
import org.rmocse.operation.Invariants;

/** Whether what must hold of the register held when it was last looked at. */
@Named
@RequestScoped
public class InvariantsPage {

    @Inject
    private Invariants invariants;

    private List<Checked> all;

    public List<Checked> getAll() {
        if (all == null) {
            all = invariants.list();
        }
        return all;
    }

    /** How many do not hold, or could not be looked at. */
    public long getWrong() {
        return getAll().stream()
                .filter(one -> one.at() != null && !one.isHolding())
                .count();
    }

    /** Whether all have been looked at. */
    public boolean isLooked() {
        return getAll().stream().allMatch(one -> one.at() != null);
    }
}
