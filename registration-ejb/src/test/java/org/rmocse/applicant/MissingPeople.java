package org.rmocse.applicant;

import org.jdbi.v3.core.Jdbi;

/** The people of files and registrations that other tests laid without them, for a test that looks at everybody's. */
public final class MissingPeople {

    private MissingPeople() {}

    public static void lay(Jdbi jdbi) {
        jdbi.useHandle(
                handle -> handle.execute(
                        """
                        insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, created_at)
                        select m.id, gen_random_uuid(), '补录', 'F', '1990-01-01', '9****************4', now()
                        from (select person_id from application.application union select person_id from certificate.registration) m(id)
                        where not exists (select from applicant.person p where p.id = m.id)
                        """));
    }

    public static void clear(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute("delete from applicant.person where name = '补录'"));
    }
}
