package org.rmocse.employer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.PublicId;

/** Employers as the register of before says them; what is known of one from an approval or a proof is never changed by it. */
@ApplicationScoped
public class ImportedEmployers {

    private Jdbi jdbi;

    protected ImportedEmployers() {}

    @Inject
    public ImportedEmployers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * An employer of an imported registration.
     *
     * @param since the first day on which somebody is known to have been registered with it
     */
    public record Seen(String creditCode, String name, LocalDate since) {}

    /** Adds those whose codes are unknown, each under the name it was seen with last; one statement for all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Collection<Seen> employers) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with given as (
                            select distinct on (code) public_id, code, name, min(since) over (partition by code) as since
                            from unnest(:publicIds, :codes, :names, :days) as g(public_id, code, name, since)
                            order by code, g.since desc
                        ), added as (
                            insert into employer.employer (public_id, credit_code, name, since)
                            select public_id, code, name, since from given order by code
                            on conflict (credit_code) do nothing
                            returning id, name, since
                        )
                        insert into employer.name_history (employer_id, name, since) select id, name, since from added
                        """)
                .bind(
                        "publicIds",
                        Stream.generate(PublicId::next).limit(employers.size()).toArray(UUID[]::new))
                .bind("codes", employers.stream().map(Seen::creditCode).toArray(String[]::new))
                .bind("names", employers.stream().map(Seen::name).toArray(String[]::new))
                .bind("days", employers.stream().map(Seen::since).toArray(LocalDate[]::new))
                .execute());
    }
}
