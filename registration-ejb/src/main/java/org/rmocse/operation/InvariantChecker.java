package org.rmocse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.Invariant;
import org.rmocse.shared.InvariantCheck;
import org.rmocse.shared.InvariantChecks;

/** Looks whether what must hold holds (I1 to I8), by the checks each module offers, and keeps what came of it. */
@ApplicationScoped
public class InvariantChecker {

    private Jdbi jdbi;
    private Clock clock;
    private List<InvariantCheck> checks;

    protected InvariantChecker() {}

    @Inject
    InvariantChecker(Jdbi jdbi, Clock clock, @Any Instance<InvariantChecks> modules) {
        this(jdbi, clock, modules.stream().toList());
    }

    InvariantChecker(Jdbi jdbi, Clock clock, Collection<? extends InvariantChecks> modules) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.checks =
                modules.stream().flatMap(module -> module.checks().stream()).toList();
    }

    /** Looks at all of them, one after the other; nothing that cannot be looked at keeps the others from it. */
    public List<Checked> check(InvariantCheck.Extent extent) {
        return Arrays.stream(Invariant.values())
                .map(invariant -> check(invariant, extent))
                .toList();
    }

    private Checked check(Invariant invariant, InvariantCheck.Extent extent) {
        long examined = 0;
        List<String> breaches = new ArrayList<>();
        String failure = null;
        for (InvariantCheck check : checks) {
            if (check.invariant() == invariant) {
                try {
                    InvariantCheck.Looked looked = check.look(extent);
                    examined += looked.examined();
                    breaches.addAll(looked.breaches());
                } catch (RuntimeException failed) {
                    failure = failed.getClass().getSimpleName() + ": " + failed.getMessage();
                }
            }
        }
        return new Checked(invariant, clock.instant(), examined, breaches, failure);
    }

    /** Keeps it as the last look. */
    void keep(List<Checked> looked) {
        looked.forEach(one -> jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into shared.invariant_look (invariant, looked_at, examined, breaches, failure)
                        values (:invariant, :at, :examined, :breaches, :failure)
                        on conflict (invariant) do update set looked_at = excluded.looked_at, examined = excluded.examined,
                            breaches = excluded.breaches, failure = excluded.failure
                        """)
                .bind("invariant", one.invariant().name())
                .bind("at", one.at())
                .bind("examined", one.examined())
                .bind("breaches", one.breaches().toArray(String[]::new))
                .bind("failure", one.failure())
                .execute()));
    }

    /** The last look at each, in their order. */
    List<Checked> last() {
        Map<Invariant, Checked> kept = new EnumMap<>(Invariant.class);
        jdbi.useHandle(handle -> handle.createQuery(
                        "select invariant, looked_at, examined, breaches, failure from shared.invariant_look")
                .map((row, context) -> new Checked(
                        Invariant.valueOf(row.getString("invariant")),
                        row.getTimestamp("looked_at").toInstant(),
                        row.getLong("examined"),
                        List.of((String[]) row.getArray("breaches").getArray()),
                        row.getString("failure")))
                .forEach(one -> kept.put(one.invariant(), one)));
        return Arrays.stream(Invariant.values())
                .map(invariant -> kept.getOrDefault(invariant, new Checked(invariant, null, 0, List.of(), null)))
                .toList();
    }
}
