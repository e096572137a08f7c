package org.rmocse.application;

import org.jdbi.v3.core.Jdbi;

/** Lays files that await approval by set SQL, as many as a great batch has: for what approving them costs. */
final class ManyFiles {

    private ManyFiles() {}

    /**
     * Lays them in a new open batch.
     *
     * @param portrait a file in the store, everybody's
     */
    static void inOpenBatch(Jdbi jdbi, long agency, long portrait, int people, String policy) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        with given as (
                            select g.n, nextval('applicant.person_seq') as person, nextval('application.application_seq') as id
                            from generate_series(1, :people) as g(n)
                        ), people as (
                            insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, mobile,
                                portrait_file_id, created_at)
                            select g.person, gen_random_uuid(), '甲' || g.n, 'F', date '1990-01-01', '9****************0',
                                'p' || g.n || '@load.example', '13800000000', :portrait, now()
                            from given g returning id, name
                        ), accounts as (
                            insert into account.account (id, public_id, person_id, name, email, locale, enabled, created_at)
                            select nextval('account.account_seq'), gen_random_uuid(), p.id, p.name, 'a@load.example', 'zh-CN', true,
                                now()
                            from people p
                        ), batch as (
                            insert into application.approval_batch (public_id, status, opened_at, opened_by, opened_by_name)
                            values (gen_random_uuid(), 'OPEN', now(), 1, 'load') returning id
                        ), filed as (
                            insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id,
                                category, employer_code, employer_name, round, policy, receipt_number, submitted_at, status_since,
                                initial_reviewer_id, final_reviewer_id, report_batch_id, approval_batch_id, created_at, saved_at)
                            select g.id, gen_random_uuid(), 'INITIAL', 'FULL', 'AWAITING_APPROVAL', p.id, p.name, :agency, 'CHEMICAL',
                                '91999999' || lpad((g.n % 40)::text, 10, '0'), '化工有限公司' || g.n % 40, 1, :policy::jsonb,
                                'SL' || g.id, now(), now(), 900000001, 900000002, 1, b.id, now(), now()
                            from given g join people p on p.id = g.person, batch b
                            returning id, public_id, agency_id, status, kind, category, person_id, person_name, employer_name,
                                submitted_at, status_since, receipt_number
                        )
                        insert into application.work_item (application_id, public_id, agency_id, status, kind, category, person_id,
                            person_name, employer_name, submitted_at, status_since, receipt_number)
                        select * from filed
                        """)
                .bind("people", people)
                .bind("portrait", portrait)
                .bind("agency", agency)
                .bind("policy", policy)
                .execute());
    }
}
