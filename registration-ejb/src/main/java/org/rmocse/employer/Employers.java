package org.rmocse.employer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rmocse.shared.CreditCode;
import org.rmocse.shared.PublicId;

/** The employers people are registered with; a row changes only on approval or a proven new name. */
@ApplicationScoped
public class Employers {

    private Jdbi jdbi;

    protected Employers() {}

    @Inject
    public Employers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Employer> find(CreditCode code) {
        return find("credit_code", code.value());
    }

    public Optional<Employer> find(UUID publicId) {
        return find("public_id", publicId);
    }

    /**
     * How the employer with this code stands, for the rules; one nobody knows yet is active.
     *
     * @param creditCode as it was typed; null or not a code counts as unknown
     */
    public EmployerStatus status(String creditCode) {
        return CreditCode.parse(creditCode)
                .flatMap(this::find)
                .map(Employer::status)
                .orElse(EmployerStatus.ACTIVE);
    }

    private Optional<Employer> find(String column, Object key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, public_id, credit_code, name, status from employer.employer where " + column
                                + " = :key")
                .bind("key", key)
                .map((row, context) -> new Employer(
                        row.getLong("id"),
                        row.getObject("public_id", UUID.class),
                        row.getString("credit_code"),
                        row.getString("name"),
                        EmployerStatus.valueOf(row.getString("status"))))
                .findOne());
    }

    /** The names an employer has borne, the first one first. */
    public List<BorneName> names(long employerId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select name, since from employer.name_history where employer_id = :id order by since, id")
                .bind("id", employerId)
                .map((row, context) -> new BorneName(row.getString("name"), row.getObject("since", LocalDate.class)))
                .list());
    }

    /**
     * Keeps employers as they stood in approved applications: a new one is added, a new name becomes the current one and
     * joins the history, unless it is one that was borne before a proven new name. Of two names for one code the later in the
     * collection holds. One statement for all, in the order of
     * the codes, so that two approvals at once do not wait for each other crosswise.
     *
     * @param on the day of the approval
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(Collection<EmployerName> employers, LocalDate on) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with given as (
                            select distinct on (code) public_id, code, name
                            from unnest(:publicIds, :codes, :names) with ordinality as g(public_id, code, name, position)
                            order by code, position desc
                        ), kept as (
                            insert into employer.employer as e (public_id, credit_code, name, since)
                            select public_id, code, name, :on from given order by code
                            on conflict (credit_code) do update set name = excluded.name
                            where e.name <> excluded.name
                              and not exists (select 1 from employer.name_history p join employer.name_history f
                                                  on f.employer_id = p.employer_id and f.id < p.id
                                              where p.employer_id = e.id and p.proven and f.name = excluded.name)
                            returning id, name
                        )
                        insert into employer.name_history (employer_id, name, since) select id, name, :on from kept
                        """)
                .bind(
                        "publicIds",
                        Stream.generate(PublicId::next).limit(employers.size()).toArray(UUID[]::new))
                .bind("codes", employers.stream().map(EmployerName::creditCode).toArray(String[]::new))
                .bind("names", employers.stream().map(EmployerName::name).toArray(String[]::new))
                .bind("on", on)
                .execute());
    }

    /**
     * Enters a new name that the employer has proven.
     *
     * @param since the day from which it bears the name
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void rename(CreditCode code, String name, LocalDate since) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with renamed as (
                            update employer.employer set name = :name where credit_code = :code returning id
                        )
                        insert into employer.name_history (employer_id, name, since, proven) select id, :name, :since, true from renamed
                        """)
                .bind("code", code.value())
                .bind("name", name)
                .bind("since", since)
                .execute());
    }
}
