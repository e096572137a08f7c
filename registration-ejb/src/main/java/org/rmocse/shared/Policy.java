package org.rmocse.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/** Every number of a rule, by the day from which it holds; nothing of this kind is a literal in code. */
@ApplicationScoped
public class Policy {

    private Jdbi jdbi;

    protected Policy() {}

    @Inject
    public Policy(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The parameters in force on that day. */
    public PolicyParameters at(LocalDate day) {
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
}
