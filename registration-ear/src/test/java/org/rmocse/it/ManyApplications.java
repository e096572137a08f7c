package org.rmocse.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Lays applications by plain SQL that have come as far as the ministry's open batch: for load, where filing each would take hours. */
final class ManyApplications {

    private static final String LAY =
            """
            with given as (
                select g.n, ? * 1000000 + g.n as id, gen_random_uuid() as person_public, gen_random_uuid() as public_id
                from generate_series(1, ?) as g(n)
            ), people as (
                insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, mobile,
                    portrait_file_id, created_at)
                select g.id, g.person_public, '甲' || g.id, 'F', date '1990-01-01', '999999********0000',
                    'p' || g.id || '@load.example', '13800000000', ?, now()
                from given g returning id, name
            ), batch as (
                insert into application.approval_batch (public_id, status, opened_at, opened_by, opened_by_name)
                values (gen_random_uuid(), 'OPEN', now(), 1, 'load') returning id
            ), filed as (
                insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id, category,
                    employer_code, employer_name, round, policy, receipt_number, submitted_at, status_since, initial_reviewer_id,
                    final_reviewer_id, report_batch_id, approval_batch_id, created_at, saved_at)
                select g.id, g.public_id, 'INITIAL', 'FULL', 'AWAITING_APPROVAL', p.id, p.name,
                    (select min(id) from agency.agency where type = 'PROVINCE'), 'CHEMICAL', '91999999' || lpad((g.n % 40)::text, 10, '0'),
                    '化工有限公司' || g.n % 40, 1,
                    (select jsonb_object_agg(name, value) from shared.policy_parameter), 'SL' || g.id, now(), now(), 1, 2, 1,
                    b.id, now(), now()
                from given g join people p on p.id = g.id, batch b
                returning id, public_id, agency_id, status, kind, category, person_id, person_name, employer_name,
                    receipt_number, submitted_at, status_since
            )
            insert into application.work_item (application_id, public_id, agency_id, status, kind, category, person_id, person_name,
                employer_name, receipt_number, submitted_at, status_since)
            select * from filed
            """;

    /** The row of a file that is not in the store. */
    private static final String NO_PORTRAIT =
            """
            insert into document.file (public_id, address, key_version, name, content_type, size, pages, width, height, stored_at)
            values (gen_random_uuid(), 'none', 1, 'portrait.jpg', 'image/jpeg', 1, 1, 295, 413, now()) returning id
            """;

    private static final String LAY_SUBMITTED =
            """
            with people as (
                insert into applicant.person (id, public_id, name, sex, birth_date, masked_id_number, email, mobile, created_at)
                select ? + g.n, gen_random_uuid(), '欧阳' || g.n, 'F', date '1990-01-01', '999999********0000',
                    'q' || g.n || '@load.example', '13800000000', now()
                from generate_series(1, ?) as g(n) returning id, name
            ), filed as (
                insert into application.application (id, public_id, kind, route, status, person_id, person_name, agency_id, category,
                    employer_name, round, policy, receipt_number, submitted_at, status_since, due_on, created_at, saved_at)
                select p.id, gen_random_uuid(), 'INITIAL', 'FULL', 'SUBMITTED', p.id, p.name, a.id, 'CHEMICAL',
                    '虚构宏远有限公司', 1, (select jsonb_object_agg(name, value) from shared.policy_parameter), 'SQ' || p.id, now(),
                    now(), current_date + 300, now(), now()
                from people p, agency.agency a where a.code = 'PROV-11'
                returning id, public_id, agency_id, status, kind, category, person_id, person_name, employer_name, receipt_number,
                    submitted_at, status_since, due_on
            )
            insert into application.work_item (application_id, public_id, agency_id, status, kind, category, person_id, person_name,
                employer_name, receipt_number, submitted_at, status_since, due_on)
            select * from filed
            """;

    private static final String TAKE_AWAY =
            """
            with files as (delete from application.application where id > ? + ?)
            delete from applicant.person where id > 5000000000
            """;

    private static final long SUBMITTED = 5_000_000_000L;

    private ManyApplications() {}

    /** Lays files before the agency of the test accounts, each of somebody called 欧阳 and a number. */
    static void submit(String databaseUrl, int files) {
        run(databaseUrl, LAY_SUBMITTED, SUBMITTED, files);
    }

    /** Takes them away again. */
    static void takeAway(String databaseUrl) {
        run(databaseUrl, TAKE_AWAY, SUBMITTED, 0);
    }

    /**
     * Lays them in a new open batch; of what is approved nothing can be printed, since nobody has a portrait.
     *
     * @param series tells the people of one call from those of another
     */
    static void openBatch(String databaseUrl, int series, int people) {
        openBatch(databaseUrl, series, people, noPortrait(databaseUrl));
    }

    /**
     * The same.
     *
     * @param portrait a file in the store, everybody's
     */
    static void openBatch(String databaseUrl, int series, int people, long portrait) {
        run(databaseUrl, LAY, series, people, portrait);
    }

    private static long noPortrait(String databaseUrl) {
        try (Connection connection = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
                var row = connection.createStatement().executeQuery(NO_PORTRAIT)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void run(String databaseUrl, String sql, long... parameters) {
        try (Connection connection = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
