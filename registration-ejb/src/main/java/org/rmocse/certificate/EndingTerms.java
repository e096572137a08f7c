package org.rmocse.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Whose registration ends when, for those who remind holders of it. */
@ApplicationScoped
public class EndingTerms {

    private Jdbi jdbi;

    protected EndingTerms() {}

    @Inject
    public EndingTerms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many registrations have a last term that runs on that day or begins later; those cancelled or revoked are left out. */
    public int runningOn(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from certificate.registration r
                        where r.ending is null and exists (
                            select 1 from certificate.term t where t.registration_id = r.id and t.valid_to >= :day)
                        """)
                .bind("day", day)
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Some of the registrations whose last term (D24) ends in a span of days, in the order of their ends; those cancelled or
     * revoked are left out.
     *
     * @param from the first day
     * @param to the last day
     * @param afterKey the registration on the first day after which to go on; 0 for all of that day
     * @param limit how many at most
     */
    public List<EndingTerm> between(LocalDate from, LocalDate to, long afterKey, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select r.person_id, t.registration_id, t.valid_to
                        from certificate.term t join certificate.registration r on r.id = t.registration_id
                        where (t.valid_to, t.registration_id) > (:from, :after) and t.valid_to <= :to and r.ending is null
                          and not exists (select 1 from certificate.term later
                                          where later.registration_id = t.registration_id and later.valid_to > t.valid_to)
                        order by t.valid_to, t.registration_id limit :limit
                        """)
                .bind("from", from)
                .bind("after", afterKey)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> new EndingTerm(
                        row.getLong("person_id"),
                        row.getLong("registration_id"),
                        row.getObject("valid_to", LocalDate.class)))
                .list());
    }
}
