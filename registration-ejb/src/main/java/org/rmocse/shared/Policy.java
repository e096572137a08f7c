package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/** Every number of a rule, by the day from which it holds; nothing of this kind is a literal in code. */
@ApplicationScoped
public class Policy {

    private static final int DAYS = 100;

    private final Map<LocalDate, Held> held = new ConcurrentHashMap<>();

    private Jdbi jdbi;

    protected Policy() {}

    @Inject
    public Policy(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The parameters in force on that day, as they are at this moment to the transaction that asks. */
    public PolicyParameters at(LocalDate day) {
        UUID revision = jdbi.withHandle(handle -> handle.createQuery("select revision from shared.policy_revision")
                .mapTo(UUID.class)
                .one());
        Held last = held.get(day);
        if (last != null && last.revision().equals(revision)) {
            return last.parameters();
        }
        if (held.size() >= DAYS) {
            held.clear();
        }
        // read after the revision: what a change in between brings is kept under the old one, which nobody asks for any
        // more
        PolicyParameters parameters = read(day);
        held.put(day, new Held(revision, parameters));
        return parameters;
    }

    /**
     * One whole number as a part of a statement that is asked too often to ask for its parameters first. The statement binds the day
     * as {@code today}.
     *
     * @param name a parameter's name, known to the code
     */
    public static String integerToday(String name) {
        return "(select value::integer from shared.policy_parameter where name = '" + name
                + "' and valid_from <= :today order by valid_from desc limit 1)";
    }

    private PolicyParameters read(LocalDate day) {
        return PolicyParameters.of(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct on (name) name, value from shared.policy_parameter
                        where valid_from <= :day order by name, valid_from desc
                        """)
                .bind("day", day)
                .setMapKeyColumn("name")
                .setMapValueColumn("value")
                .collectInto(new GenericType<Map<String, String>>() {})));
    }

    private record Held(UUID revision, PolicyParameters parameters) {}
}
