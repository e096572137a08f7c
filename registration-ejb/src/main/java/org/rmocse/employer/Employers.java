package org.rmocse.employer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** The employers people are registered with; a row changes only on approval or a proven new name. */
@ApplicationScoped
public class Employers {

    private Jdbi jdbi;

    protected Employers() {}

    @Inject
    public Employers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Keeps employers as they stood in approved applications: a new one is added, a new name becomes the current one and
     * joins the history. One statement for all.
     */
    public void recordAll(Collection<EmployerName> employers, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with given as (
                            select distinct on (code) code, name from unnest(:codes, :names) with ordinality as g(code, name, position)
                            order by code, position desc
                        ), kept as (
                            insert into employer.employer as e (credit_code, name, since)
                            select code, name, :on from given
                            on conflict (credit_code) do update set name = excluded.name where e.name <> excluded.name
                            returning id, name
                        )
                        insert into employer.name_history (employer_id, name, since) select id, name, :on from kept
                        """)
                .bind("codes", employers.stream().map(EmployerName::creditCode).toArray(String[]::new))
                .bind("names", employers.stream().map(EmployerName::name).toArray(String[]::new))
                .bind("on", on)
                .execute());
    }
}
