package org.rmocse.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Lays a register of invented holders by set SQL, some of them cancelled, some whose term is over. Only for load. */
public final class RegisterLoad {

    private RegisterLoad() {}

    /**
     * @param first the key of the first person; those of the others follow
     * @param agencies with which they are registered, in turns
     */
    public static void lay(Jdbi jdbi, long first, int count, List<Long> agencies, LocalDate day) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate(
                            """
                            insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, created_at)
                            select :first + n, gen_random_uuid(), '持证人' || n, case when n % 2 = 0 then 'F' else 'M' end, '1980-01-01',
                                   '9****************' || n % 10, 'p' || n || '@b.example', :day::date
                            from generate_series(1, :count) as s(n)
                            """)
                    .bind("first", first)
                    .bind("count", count)
                    .bind("day", day)
                    .execute();
            handle.createUpdate(
                            """
                            with laid as (
                                insert into certificate.registration (public_id, person_id, number, origin, first_registered_on, category,
                                    employer_code, employer_name, agency_id, ending, ended_on)
                                select gen_random_uuid(), :first + n, '1970' || lpad(((:first + n) % 10000000)::text, 7, '0'), 'LEGACY',
                                       :day::date - 2000, (:categories)[1 + n % 4], 'L' || n, '虚构第' || n || '化工有限公司',
                                       (:agencies)[1 + n % cardinality(:agencies)], case when n % 10 = 0 then 'CANCELLED' end,
                                       case when n % 10 = 0 then :day::date - 30 end
                                from generate_series(1, :count) as s(n)
                                returning id, person_id
                            )
                            insert into certificate.term (registration_id, kind, basis, valid_from, valid_to, granted_at)
                            select id, 'INITIAL', gen_random_uuid(), :day::date - 1000,
                                   :day::date + case when person_id % 7 = 0 then -10 else 800 end, :day::date - 1000
                            from laid order by person_id
                            """)
                    .bind("first", first)
                    .bind("count", count)
                    .bind("day", day)
                    .bind("agencies", agencies.toArray(Long[]::new))
                    .bind("categories", new String[] {"CHEMICAL", "COAL_MINE", "OTHER", "LEGACY_OTHER"})
                    .execute();
        });
        jdbi.useHandle(
                handle -> handle.execute("analyze certificate.registration, certificate.term, applicant.person"));
    }

    /** Takes away what was laid from that key on. */
    public static void clear(Jdbi jdbi, long first, int count) {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica"); // nothing else refers to what was laid here
            handle.execute(
                    """
                    delete from certificate.term where registration_id in (
                        select id from certificate.registration where person_id > ? and person_id <= ?)
                    """,
                    first,
                    first + count);
            handle.execute(
                    "delete from certificate.registration where person_id > ? and person_id <= ?",
                    first,
                    first + count);
            handle.execute("delete from applicant.person where id > ? and id <= ?", first, first + count);
        });
    }
}
