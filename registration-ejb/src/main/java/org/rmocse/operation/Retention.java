package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rmocse.audit.AuditTrail;
import org.rmocse.shared.Actor;
import org.rmocse.shared.ExpiringPlaces;
import org.rmocse.shared.ExpiringRows;
import org.rmocse.shared.Policy;

/**
 * Removes what modules keep for a time only (PIPL, article 19): each says what and for how many days, a parameter of the policy. What
 * the register, the files and the trail hold is kept for good.
 */
@ApplicationScoped
public class Retention {

    private static final int CHUNK = 1000;

    private Clock clock;
    private Policy policy;
    private AuditTrail audit;
    private List<ExpiringRows> places;

    protected Retention() {}

    @Inject
    Retention(Clock clock, Policy policy, AuditTrail audit, @Any Instance<ExpiringPlaces> modules) {
        this(clock, policy, audit, modules.stream().toList());
    }

    Retention(Clock clock, Policy policy, AuditTrail audit, Collection<? extends ExpiringPlaces> modules) {
        this.clock = clock;
        this.policy = policy;
        this.audit = audit;
        this.places =
                modules.stream().flatMap(module -> module.places().stream()).toList();
    }

    /** All there are. */
    List<ExpiringRows> places() {
        return List.copyOf(places);
    }

    /** Removes one part of what is over at a place, and says in the trail how much; false once nothing is left. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean part(int place) {
        ExpiringRows one = places.get(place);
        int removed = one.remove(clock.instant(), policy.at(LocalDate.now(clock)), CHUNK);
        if (removed > 0) {
            audit.record(
                    Actor.system("retention"),
                    "retention.removed",
                    "retention",
                    null,
                    Map.of("table", one.table(), "rows", String.valueOf(removed)));
        }
        return removed == CHUNK;
    }
}
